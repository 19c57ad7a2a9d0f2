// The seats of the workspace: how many there are, who has them, and for whom they are held.
import type { ReactNode } from "react";
import { useSync } from "../../app/queries";
import { useWords } from "../../app/words";
import type { Seats } from "../../bindings";
import { Skeleton } from "../../parts/Blank";
import { Card } from "../../parts/Card";
import { SeatMeter } from "../../parts/SeatMeter";

export function SeatsCard({ seats }: { seats: Seats | undefined }) {
  const { t, number } = useWords();
  return (
    <Card title={t("seats-title")} aside={<AsOf />}>
      {seats === undefined ? (
        <Skeleton className="m-4 w-1/2" />
      ) : (
        <div className="flex flex-col gap-3 p-4">
          <p className="tabular text-body text-ink-2">
            <span className="mr-1.5 text-hero font-semibold text-ink">{number(seats.used)}</span>
            {seats.purchased === null ? t("seats-used-of-any") : t("seats-used-of", { purchased: seats.purchased })}
          </p>
          <SeatMeter seats={seats} />
          {seats.purchased !== null && seats.used + seats.reserved > seats.purchased ? (
            <p className="tabular text-small text-ink-3">
              {t("seats-if-all-accept", { total: seats.used + seats.reserved, purchased: seats.purchased })}
            </p>
          ) : null}
          <dl className="flex flex-col gap-1.5 border-t border-line pt-3 text-body">
            <Line sign={<span className="block size-2.5 rounded-[2px] bg-accent" />} label={t("seats-line-used")} count={seats.used} />
            <Line
              sign={<span className="hatched block size-2.5 rounded-[2px] border border-accent" />}
              label={t("seats-line-reserved")}
              count={seats.reserved}
            />
            {seats.free === null ? null : (
              <Line
                sign={<span className="block size-2.5 rounded-[2px] border border-edge" />}
                label={t("seats-line-free")}
                count={seats.free}
              />
            )}
          </dl>
        </div>
      )}
    </Card>
  );
}

/** Numbers that cannot be checked now say from when they are. */
function AsOf() {
  const { t, time } = useWords();
  const { data: sync } = useSync();
  if (!sync || sync.line !== "offline" || sync.heard === null) return null;
  return t("as-of", { time: time(sync.heard) });
}

function Line({ sign, label, count }: { sign: ReactNode; label: string; count: number }) {
  const { number } = useWords();
  return (
    <div className="flex items-center gap-2">
      <span aria-hidden="true">{sign}</span>
      <dt className="text-ink-2">{label}</dt>
      <dd className="tabular ml-auto font-semibold">{number(count)}</dd>
    </div>
  );
}
