// The sidebar as it would stand there. What is hidden is not in it, unless one asks to see what is hidden.
import { Button } from "react-aria-components";
import { useCurrentWorkspace } from "../../app/queries";
import { useWords } from "../../app/words";
import type { ViewScreen } from "../../host/roles";
import type { WordId } from "../../locales/ids";
import { WorkspaceMark } from "../../parts/Avatar";
import { Asked } from "./Asked";
import { ScreenIcon } from "./icons";
import { isDrawn, usePreviewed } from "./preview";
import { isSeen, screenThing } from "./things";

type Props = { screens: ViewScreen[]; open: string | undefined; onOpen: (key: string) => void };

export function ScreenMenu({ screens, open, onOpen }: Props) {
  const { t } = useWords();
  const preview = usePreviewed();
  const drawn = screens.filter((screen) => isDrawn(preview, screenThing(screen)));
  return (
    <nav
      aria-label={t("view-screens", { who: preview.who })}
      tabIndex={-1}
      data-region=""
      className="w-53 shrink-0 overflow-y-auto border-r border-line bg-subtle p-2 outline-none middle:w-full middle:overflow-visible middle:border-r-0 middle:border-b"
    >
      <WorkspaceLine />
      <ul className="flex flex-col gap-0.5 middle:flex-row middle:flex-wrap middle:gap-1">
        {drawn.map((screen) => (
          <li key={screen.key}>
            <Asked thing={screenThing(screen)} instead={isSeen(screen.inMenu) ? () => onOpen(screen.key) : undefined}>
              <ScreenButton screen={screen} open={screen.key === open} />
            </Asked>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function WorkspaceLine() {
  const name = useCurrentWorkspace()?.name ?? "";
  return (
    <p className="flex items-center gap-2.5 px-2 pt-1.5 pb-3 text-body font-semibold text-ink middle:hidden">
      <WorkspaceMark name={name} />
      <span className="truncate">{name}</span>
    </p>
  );
}

const looks = {
  shown: "border-transparent text-ink-2 hover:bg-hovered",
  added: "border-transparent bg-success-tint text-success",
  hidden: "border-dashed border-edge text-ink-3 hover:bg-hovered",
  removed: "border-dashed border-edge text-ink-3 hover:bg-hovered",
};

const marks: Record<ViewScreen["inMenu"], WordId | null> = {
  shown: null,
  added: "view-mark-added",
  hidden: "view-mark-hidden",
  removed: "view-mark-removed",
};

type ButtonProps = { screen: ViewScreen; open: boolean };

function ScreenButton({ screen, open }: ButtonProps) {
  const { t } = useWords();
  const { inMenu, label } = screen;
  const mark = screen.hiddenByMenu ? "view-mark-left-out" : marks[inMenu];
  const here = open ? "bg-chosen font-medium text-ink" : looks[inMenu];
  return (
    <Button
      aria-current={open ? "page" : undefined}
      data-testid={`view-screen-${screen.key}`}
      data-state={inMenu}
      className={`flex h-7.5 w-full cursor-default items-center gap-2.5 rounded-control border px-2 text-left text-body outline-offset-[-2px] aria-expanded:outline-2 aria-expanded:outline-focus middle:w-auto middle:gap-1.5 ${here} ${open ? "border-transparent" : ""}`}
    >
      <ScreenIcon word={screen.icon} />
      <span className={`min-w-0 flex-1 truncate ${inMenu === "removed" ? "line-through" : ""}`}>{label}</span>
      {mark ? <span className="shrink-0 text-small whitespace-nowrap">{t(mark)}</span> : null}
    </Button>
  );
}
