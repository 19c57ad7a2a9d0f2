// All keys on one sheet, read from the one list.
import { Heading } from "react-aria-components";
import { Button } from "../parts/Button";
import { Sheet } from "../parts/Confirm";
import { Kbd } from "../parts/Kbd";
import { keysForPeople, partKeys, shortcuts } from "./shortcuts";
import { useWords } from "./words";

export function ShortcutsSheet({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  return (
    <Sheet onClose={onClose} wide>
      <Heading slot="title" className="text-title font-semibold">
        {t("shortcuts-title")}
      </Heading>
      <dl className="mt-4 grid grid-cols-2 gap-x-8 narrow:grid-cols-1">
        {[...shortcuts, ...partKeys].map(({ keys, says }) => (
          <div key={keys} className="flex min-h-8 items-center justify-between gap-3 border-b border-line">
            <dt className="text-body text-ink-2">{t(says)}</dt>
            <dd className="flex gap-1">
              <span className="sr-only">{keysForPeople(keys).join(" ")}</span>
              {keysForPeople(keys).map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 flex items-center justify-between gap-3">
        <p className="text-small text-ink-3">{t("shortcuts-note")}</p>
        <Button autoFocus onPress={onClose}>
          {t("close")}
        </Button>
      </div>
    </Sheet>
  );
}
