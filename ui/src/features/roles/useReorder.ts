// Dragging a line of a short list to another place. By pointer events: where the app takes in files, the web view keeps
// the page's own dragging to itself.
import { useState, type PointerEvent as PressEvent, type RefObject } from "react";

export function useReorder(list: RefObject<HTMLElement | null>, move: (from: number, to: number) => void) {
  const [lifted, setLifted] = useState<number>();
  const [over, setOver] = useState<number>();

  const placeAt = (y: number, otherwise: number): number => {
    const lines = [...(list.current?.children ?? [])].map((line) => line.getBoundingClientRect());
    const at = lines.findIndex((line) => y < line.bottom);
    return at < 0 ? (lines.length > 0 ? lines.length - 1 : otherwise) : at;
  };

  const grab = (press: PressEvent, from: number) => {
    press.preventDefault();
    setLifted(from);
    let to = from;
    const onMove = (event: PointerEvent) => {
      to = placeAt(event.clientY, from);
      setOver(to === from ? undefined : to);
    };
    const end = (event: Event) => {
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
      window.removeEventListener("keydown", onKey);
      setLifted(undefined);
      setOver(undefined);
      if (event.type === "pointerup") move(from, to);
    };
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && end(event);
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
    window.addEventListener("keydown", onKey);
  };
  return { lifted, over, grab };
}
