// How much room there is, in widths of the text as the person chose it: larger text makes a window narrower.
import { useSyncExternalStore } from "react";

const limits = { snug: 1100, middle: 900, narrow: 600 } as const;
export type Room = keyof typeof limits;

let rooms = "";
const listeners = new Set<() => void>();

/** Writes on the document which limits the window is under, where the stylesheet reads it. */
export function measureRoom() {
  const textScale = (Number.parseFloat(document.documentElement.style.fontSize) || 100) / 100;
  const width = window.innerWidth / textScale;
  const under = (Object.keys(limits) as Room[]).filter((room) => width < limits[room]).join(" ");
  document.documentElement.dataset.room = under;
  if (under === rooms) return;
  rooms = under;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener("resize", measureRoom);
  return () => listeners.delete(listener);
}

/** Whether the window is so narrow. */
export function useRoom(room: Room): boolean {
  return useSyncExternalStore(subscribe, () => rooms.split(" ").includes(room));
}
