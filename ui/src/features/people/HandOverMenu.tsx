// Ways to give an invitation into somebody's hands without Roster's mail. The link itself never comes to the page.
import { Copy, Link, MailOpen, QrCode } from "lucide-react";
import { Menu, MenuItem, Popover, SubmenuTrigger } from "react-aria-components";
import { useWords } from "../../app/words";
import type { HandOver, PersonRow } from "../../bindings";
import type { WordId } from "../../locales/ids";
import { itemLook } from "../../parts/Picker";
import { MenuLine, popoverLook } from "./MenuLine";

export const handOverWords = {
  link: { label: "hand-over-link", done: "handed-over-link" },
  qr: { label: "hand-over-qr", done: "handed-over-qr" },
  mail: { label: "hand-over-mail", done: "handed-over-mail" },
} as const satisfies Record<HandOver, { label: WordId; done: WordId }>;

const handOverIcons = { link: <Copy />, qr: <QrCode />, mail: <MailOpen /> };

export function HandOverMenu({ row, onHandOver }: { row: PersonRow; onHandOver: (how: HandOver) => void }) {
  const { t } = useWords();
  const ways = Object.keys(handOverWords) as HandOver[];
  return (
    <SubmenuTrigger>
      <MenuItem data-testid="menu-hand-over" textValue={t("person-hand-over")} className={`${itemLook} items-center [&>svg]:size-4`}>
        <Link aria-hidden="true" />
        {t("person-hand-over")}
        <span aria-hidden="true" className="ml-auto pl-3 text-ink-3">
          ›
        </span>
      </MenuItem>
      <Popover className={popoverLook}>
        <Menu aria-label={t("person-hand-over")} className="outline-none">
          {ways.map((how) => (
            <MenuLine
              key={how}
              testId={`hand-over-${how}`}
              icon={handOverIcons[how]}
              label={t(handOverWords[how].label)}
              onAction={() => onHandOver(how)}
            />
          ))}
        </Menu>
        {row.can.includes("copyLink") ? null : <p className="max-w-64 border-t border-line px-2 py-1.5 text-small text-ink-3">{t("hand-over-ends")}</p>}
      </Popover>
    </SubmenuTrigger>
  );
}
