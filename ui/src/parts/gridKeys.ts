// Where a key moves the focus in a grid. Pure, so that every key can be tried without a screen.
export type GridPlace = { row: number; column: number };
export type GridSize = { rows: number; columns: number; page: number };
type Key = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean; target: EventTarget };

const inText = new Set(["ArrowLeft", "ArrowRight", "Home", "End"]);

function isTextField(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}

/** The place that the key leads to, or nothing where the key means something else. */
export function nextPlace(event: Key, at: GridPlace, size: GridSize): GridPlace | undefined {
  if (event.altKey || event.shiftKey || size.rows === 0) return undefined;
  if (isTextField(event.target) && inText.has(event.key)) return undefined;
  const jump = event.ctrlKey || event.metaKey;
  const next = moved(event.key, jump, at, size);
  if (!next) return undefined;
  return {
    row: Math.min(Math.max(next.row, 0), size.rows - 1),
    column: Math.min(Math.max(next.column, 0), size.columns - 1),
  };
}

function moved(key: string, jump: boolean, at: GridPlace, size: GridSize): GridPlace | undefined {
  switch (key) {
    case "ArrowUp":
      return jump ? undefined : { ...at, row: at.row - 1 };
    case "ArrowDown":
      return jump ? undefined : { ...at, row: at.row + 1 };
    case "ArrowLeft":
      return jump ? undefined : { ...at, column: at.column - 1 };
    case "ArrowRight":
      return jump ? undefined : { ...at, column: at.column + 1 };
    case "PageUp":
      return { ...at, row: at.row - size.page };
    case "PageDown":
      return { ...at, row: at.row + size.page };
    case "Home":
      return jump ? { row: 0, column: 0 } : { ...at, column: 0 };
    case "End":
      return jump ? { row: size.rows - 1, column: size.columns - 1 } : { ...at, column: size.columns - 1 };
    default:
      return undefined;
  }
}
