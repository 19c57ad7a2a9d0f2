// The foot of the staging table: what sending would do to the seats, and the button that does it.
import { useEffect, useId } from "react";
import { useSync } from "../../app/queries";
import { useWords, type Say } from "../../app/words";
import type { Line, Staging } from "../../bindings";
import type { WordId } from "../../locales/ids";
import { Button } from "../../parts/Button";
import { SeatMeter } from "../../parts/SeatMeter";

export const blockedWords = {
  nothingReady: "blocked-nothing-ready",
  noRole: "blocked-no-role",
  notAllowed: "blocked-not-allowed",
  noSeat: "blocked-no-seat",
} as const satisfies Record<string, WordId>;

const cannotSendNow = new Set<Line>(["offline", "signedOut", "tooOld", "gone"]);

type Props = { staging: Staging; onSend: (queued: boolean) => void };

export function SendBar({ staging, onSend }: Props) {
  const { t } = useWords();
  const { data: sync } = useSync();
  const id = useId();
  const queued = sync !== undefined && cannotSendNow.has(sync.line);
  const blocked = blockedSentence(t, staging.blocked);
  const count = staging.counts.ready;
  const { seats } = staging;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || staging.blocked !== null) return;
      event.preventDefault();
      onSend(queued);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onSend, queued, staging.blocked]);

  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-surface px-5 py-2.5 narrow:px-3">
      <SeatMeter seats={seats} adding={count} className="w-38 narrow:w-full" />
      <div id={id} className="min-w-48 flex-1 text-small narrow:basis-full">
        <p className="tabular font-medium">
          {seats.purchased === null
            ? t("seats-unlimited", { used: seats.used, reserved: seats.reserved })
            : t("seats-used", { used: seats.used, purchased: seats.purchased, reserved: seats.reserved })}
        </p>
        {blocked ? (
          <p data-testid="blocked" className="text-waiting">
            {blocked}
          </p>
        ) : (
          <p className="text-ink-3">
            {staging.seatsMissing > 0
              ? t("seats-missing", { missing: staging.seatsMissing })
              : t("seats-room", { count })}
          </p>
        )}
      </div>
      <Button
        weight="primary"
        keys="Ctrl ↵"
        data-testid="send-invites"
        aria-describedby={id}
        isDisabled={staging.blocked !== null}
        onPress={() => onSend(queued)}
        className="narrow:w-full"
      >
        {t(queued ? "invite-queue" : "invite-send", { count })}
      </Button>
    </footer>
  );
}

function blockedSentence(t: Say, blocked: string | null): string | undefined {
  if (blocked === null) return undefined;
  return t(Object.hasOwn(blockedWords, blocked) ? blockedWords[blocked as keyof typeof blockedWords] : "blocked-other");
}
