// Seats as a bar: used is solid, reserved is hatched, free is empty, and a mark stands where the purchased ones end.
import type { Seats } from "../bindings";
import { useWords } from "../app/words";

type Props = { seats: Seats; adding?: number; className?: string };

export function SeatMeter({ seats, adding = 0, className = "" }: Props) {
  const { t } = useWords();
  const promised = seats.reserved + adding;
  const whole = Math.max(seats.purchased ?? 0, seats.used + promised, 1);
  const share = (count: number) => `${(count / whole) * 100}%`;
  const label =
    seats.purchased === null
      ? t("seats-unlimited", { used: seats.used, reserved: seats.reserved })
      : t("seats-used", { used: seats.used, purchased: seats.purchased, reserved: seats.reserved });
  return (
    <div role="img" aria-label={label} className={`relative h-2 ${className}`}>
      <div className="flex h-full overflow-hidden rounded-full bg-hovered forced-colors:border">
        <div className="bg-accent" style={{ width: share(seats.used) }} />
        <div className="hatched" style={{ width: share(promised) }} />
      </div>
      {seats.purchased !== null && seats.purchased < whole ? (
        <div className="absolute -top-1 h-4 w-0.5 bg-ink" style={{ left: share(seats.purchased) }} />
      ) : null}
    </div>
  );
}
