// How the page looks, as the person chose it: written on the document, where the stylesheet reads it.
import { useEffect, useState } from "react";
import type { Density, Preferences } from "../bindings";
import { useHost } from "../host";
import { measureRoom } from "./room";

const rowRems: Record<Density, number> = { compact: 1.75, default: 2.25, comfortable: 2.75 };
const stackedRems = 3.75;

export function applyLook({ theme, density, textSize }: Preferences) {
  const page = document.documentElement;
  if (theme === "system") delete page.dataset.theme;
  else page.dataset.theme = theme;
  page.dataset.density = density;
  page.style.fontSize = `${textSize}%`;
  measureRoom();
}

/** A row's height in pixels, for the list that must know it before it draws. */
export function useRowHeight(preferences: Preferences | undefined, stacked: boolean): number {
  const rems = stacked ? stackedRems : rowRems[preferences?.density ?? "default"];
  return Math.round((rems * 16 * (preferences?.textSize ?? 100)) / 100);
}

/** Says to whoever measures the start that the first screen can be used: two frames after its data was drawn. */
export function useScreenReady(ready: boolean) {
  const host = useHost();
  const [told, setTold] = useState(false);
  useEffect(() => {
    if (!ready || told) return;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        document.documentElement.dataset.ready = "true";
        void host.pageReady();
        setTold(true);
      }),
    );
  }, [host, ready, told]);
}
