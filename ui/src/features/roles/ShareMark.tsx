// How much of something a role has, as a circle: empty, half, or full with a tick. The words stand beside it.
import type { Share } from "../../host/roles";

export function ShareMark({ share }: { share: Share }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4 shrink-0">
      <circle
        cx="8"
        cy="8"
        r="6.25"
        strokeWidth="1.5"
        className={share === "none" ? "fill-none stroke-edge" : share === "some" ? "fill-none stroke-accent" : "fill-accent stroke-accent"}
      />
      {share === "some" ? <path d="M8 3.5a4.5 4.5 0 0 1 0 9z" className="fill-accent" /> : null}
      {share === "all" ? <path d="m5.3 8.2 1.9 1.9 3.6-3.9" strokeWidth="1.5" className="fill-none stroke-on-accent" /> : null}
    </svg>
  );
}
