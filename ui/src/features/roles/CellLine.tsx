// One line below the grid that tells of the permission under the focus or the pointer: what it is, what it reaches, and why.
import { Lock } from "lucide-react";
import { useEffect, useState, type RefObject } from "react";
import { useRoom } from "../../app/room";
import { useWords } from "../../app/words";
import { WhyButton } from "../access/WhyButton";
import type { Catalogue } from "./catalogue";
import { useListing } from "./listing";
import { Sensitive } from "./Sensitive";
import type { SwitchBoard } from "./useSwitches";

const restMs = 300;

type Props = { grid: RefObject<HTMLElement | null>; catalogue: Catalogue; board: SwitchBoard };

export function CellLine({ grid, catalogue, board }: Props) {
  const { t } = useWords();
  const listing = useListing();
  const tight = useRoom("middle");
  const keys = useLookedAt(grid);
  const lines = keys.flatMap((key) => catalogue.line(key) ?? []);
  const [first] = lines;
  const locked = first && board.locked(first.key);
  return (
    <div
      data-testid="cell-line"
      className="flex min-h-9 shrink-0 items-center gap-2.5 border-t border-line bg-app empty:hidden middle:sticky middle:bottom-0 middle:z-10 px-5 py-1 text-small text-ink-2 narrow:px-3"
    >
      {first ? (
        <>
          <p className="min-w-0 flex-1">
            <span className="mr-2 font-medium text-ink">{listing(lines.map((line) => line.label))}</span>
            {lines.length === 1 ? <span className="mr-2.5">{first.description}</span> : null}
            <Sensitive kind={lines.find((line) => line.sensitive)?.sensitive} />
            {locked ? (
              <span className="ml-2 inline-flex items-center gap-1">
                <Lock aria-hidden="true" className="size-3" />
                {locked}
              </span>
            ) : null}
          </p>
          <WhyButton subject={board.subject} permission={first.key} />
        </>
      ) : tight ? null : (
        <p className="text-ink-3">{t("editor-keys-hint")}</p>
      )}
    </div>
  );
}

/** The keys of the cell that was looked at last. Listens to the grid itself, so that looking does not draw it again. */
function useLookedAt(grid: RefObject<HTMLElement | null>): string[] {
  const [keys, setKeys] = useState("");
  useEffect(() => {
    const element = grid.current;
    if (!element) return;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const look = (event: Event) => {
      clearTimeout(resting);
      const seen = (event.target as HTMLElement).closest<HTMLElement>("[data-keys]")?.dataset.keys;
      if (!seen) return;
      // A pointer on its way to this line crosses other rows: only where it rests does it look.
      if (event.type === "focusin") setKeys(seen);
      else resting = setTimeout(() => setKeys(seen), restMs);
    };
    const leave = () => clearTimeout(resting);
    element.addEventListener("focusin", look);
    element.addEventListener("pointerover", look);
    element.addEventListener("pointerleave", leave);
    return () => {
      leave();
      element.removeEventListener("focusin", look);
      element.removeEventListener("pointerover", look);
      element.removeEventListener("pointerleave", leave);
    };
  }, [grid]);
  return keys === "" ? [] : keys.split(" ");
}
