// One cell of the editor's grid, and when a row of them has to be drawn again.
import type { ReactNode } from "react";
import type { SwitchBoard } from "./useSwitches";

type CellProps = {
  row: string;
  column: number;
  chosen?: boolean;
  className?: string;
  keys?: readonly string[];
  children: ReactNode;
};

export function Cell({ row, column, chosen = false, className = "", keys, children }: CellProps) {
  return (
    <div
      role="gridcell"
      aria-colindex={column + 1}
      aria-selected={chosen || undefined}
      data-cell={`${row}|${column}`}
      data-keys={keys?.join(" ")}
      className={`flex h-full min-w-0 items-center justify-center ${chosen ? "bg-chosen" : ""} ${className}`}
    >
      {children}
    </div>
  );
}

// A row is drawn again only when something about it changes: the grid has a hundred switches. One that was not drawn again
// acts by what it knew of its own keys, which is still so; what a toggle takes along is of the same module.
export const sameBoard = (one: SwitchBoard, other: SwitchBoard, keys: readonly string[]) =>
  one === other || (one.listed === other.listed && one.stateOf(keys) === other.stateOf(keys));
