// Where the account is signed in, each with the way to end it.
import { Globe, Monitor } from "lucide-react";
import { useState } from "react";
import { useAsk } from "../../app/asking";
import { errorSentence } from "../../app/faults";
import { useWords, type Say } from "../../app/words";
import type { SessionLine } from "../../bindings";
import { reasonOf, useHost } from "../../host";
import { Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Confirm } from "../../parts/Confirm";
import { Notice } from "../../parts/Notice";
import { toast } from "../../parts/toasts";
import { useFreshAccount, useOwnSessions } from "./accountQueries";

export function deviceWords(t: Say, session: SessionLine): string {
  return session.deviceName ?? t(session.web ? "devices-browser" : "devices-unnamed");
}

export function Devices({ account }: { account: string }) {
  const { t, number } = useWords();
  const host = useHost();
  const ask = useAsk();
  const fresh = useFreshAccount();
  const [sure, setSure] = useState(false);
  const { data: sessions, error, refetch } = useOwnSessions(account);
  const others = sessions?.filter((session) => !session.current) ?? [];
  const done = (text: string) => {
    toast({ text });
    return fresh();
  };
  return (
    <Card
      title={t("devices-title")}
      count={sessions ? number(sessions.length) : undefined}
      aside={
        others.length > 0 ? (
          <Button weight="link" className="-mr-2" data-testid="end-others-now" onPress={() => setSure(true)}>
            {t("devices-end-others")}
          </Button>
        ) : null
      }
    >
      {error ? (
        <div className="p-4">
          <Notice tone="danger" action={<Button onPress={() => void refetch()}>{t("try-again")}</Button>}>
            {errorSentence(t, reasonOf(error))}
          </Notice>
        </div>
      ) : sessions === undefined ? (
        <Skeleton className="m-4 w-1/2" />
      ) : (
        <ul>
          {sessions.map((session) => (
            <Device
              key={session.id}
              session={session}
              onEnd={() =>
                void ask(async () => {
                  await host.endSession(account, session.id);
                  await done(t("devices-ended", { name: deviceWords(t, session) }));
                })
              }
            />
          ))}
        </ul>
      )}
      {sessions && others.length === 0 ? (
        <p className="border-t border-line px-4 py-2.5 text-small text-ink-3">{t("devices-alone")}</p>
      ) : null}
      {sure ? (
        <Confirm
          danger
          title={t("devices-end-others-title")}
          verb={t("devices-end-others")}
          onConfirm={() =>
            void ask(async () => {
              await host.endOtherSessions(account);
              await done(t("devices-others-ended"));
            })
          }
          onClose={() => setSure(false)}
        >
          <p>{t("devices-end-others-text", { count: others.length })}</p>
        </Confirm>
      ) : null}
    </Card>
  );
}

function Device({ session, onEnd }: { session: SessionLine; onEnd: () => void }) {
  const { t, day, time } = useWords();
  const Icon = session.web ? Globe : Monitor;
  const name = deviceWords(t, session);
  return (
    <li
      data-testid="device"
      data-current={session.current}
      className="flex items-center gap-3 border-b border-line px-4 py-2.5 last:border-b-0"
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1 wrap-anywhere">
        <p className="flex flex-wrap items-center gap-x-2 text-body font-medium">
          {name}
          {session.current ? (
            <span className="rounded-tag bg-success-tint px-1.5 py-0.5 text-small text-success">{t("devices-this")}</span>
          ) : null}
        </p>
        <p className="tabular text-small text-ink-3">
          {t("devices-seen", { day: day(session.seen), time: time(session.seen) })}
          <span aria-hidden="true"> · </span>
          {t("devices-began", { day: day(session.began), time: time(session.began) })}
        </p>
      </div>
      {session.current ? null : (
        <Button aria-label={t("devices-end-named", { name })} data-testid="end-session" onPress={onEnd}>
          {t("devices-end")}
        </Button>
      )}
    </li>
  );
}
