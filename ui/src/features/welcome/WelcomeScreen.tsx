// The first screen: three doors, of which the demo stands open.
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { ArrowLeft, Laptop, Lock, Server } from "lucide-react";
import { useEffect, type ReactNode } from "react";
import type { SecretsState } from "../../bindings";
import { useScreenReady } from "../../app/look";
import { useAppState, useCurrentWorkspace } from "../../app/queries";
import { useWords } from "../../app/words";
import { Button } from "../../parts/Button";
import { DemoDoor } from "./DemoDoor";
import { LocalDoor } from "./LocalDoor";
import { ServerDoor } from "./ServerDoor";

export function WelcomeScreen() {
  const { t } = useWords();
  const { door } = useSearch({ from: "/welcome" });
  const { data } = useAppState();
  useScreenReady(data !== undefined);
  useEffect(() => {
    document.title = t("welcome-window");
  }, [t]);
  return (
    <div className="flex h-full flex-col overflow-y-auto">
      <main className="mx-auto flex w-full max-w-245 flex-1 flex-col justify-center px-5 py-10 narrow:px-4 narrow:py-6">
        <Brand />
        {door === undefined ? (
          <Doors />
        ) : (
          <div className="mt-6 w-full max-w-lg">
            <Link
              to="/welcome"
              search={{}}
              className="inline-flex items-center gap-1.5 rounded-control py-1 text-body text-accent-ink no-underline hover:underline"
            >
              <ArrowLeft aria-hidden="true" className="size-4" />
              {t("welcome-back")}
            </Link>
            <div className="mt-2 rounded-card border border-line bg-surface p-6 narrow:p-4">
              {door === "local" ? <LocalDoor /> : <ServerDoor />}
            </div>
          </div>
        )}
      </main>
      <footer className="mx-auto flex w-full max-w-245 flex-wrap items-center gap-x-6 gap-y-2 px-5 pb-6 text-small text-ink-3 narrow:px-4">
        <span className="inline-flex items-start gap-2">
          <Lock aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {t("welcome-privacy")}
        </span>
      </footer>
    </div>
  );
}

/** Says plainly where sessions are kept when that is not the keyring. */
export function SecretsLine({ secrets }: { secrets: SecretsState }) {
  const { t } = useWords();
  if (secrets === "keyring") return null;
  return <span className="text-waiting">{t(secrets === "locked" ? "secrets-locked" : "secrets-memory")}</span>;
}

function Brand() {
  const { t } = useWords();
  const workspace = useCurrentWorkspace();
  return (
    <header>
      <div className="flex items-center gap-2.5">
        <RosterMark />
        <span className="text-emphasis font-semibold">{t("app-name")}</span>
        {workspace ? (
          <Link to="/people" className="ml-auto rounded-control text-body text-accent-ink no-underline hover:underline">
            {t("welcome-return", { workspace: workspace.name })}
          </Link>
        ) : null}
      </div>
      <h1 className="mt-5 text-welcome font-semibold tracking-[-0.02em]">{t("welcome-title")}</h1>
      <p className="mt-1 text-emphasis text-ink-2">{t("welcome-lead")}</p>
    </header>
  );
}

function RosterMark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 26 26" className="size-6.5">
      <rect width="26" height="26" rx="7" className="fill-accent" />
      <g className="fill-on-accent">
        {[8, 13, 18].map((y) => (
          <g key={y}>
            <circle cx="8" cy={y} r="1.4" />
            <rect x="11" y={y - 1.1} width={y === 13 ? 5 : 8} height="2.2" rx="1.1" />
          </g>
        ))}
      </g>
    </svg>
  );
}

function Doors() {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <div className="mt-8 grid grid-cols-[1.55fr_1fr] gap-4 middle:grid-cols-1">
      <DemoDoor />
      <div className="flex flex-col gap-4">
        <DoorCard icon={<Laptop />} title={t("door-local-title")} text={t("door-local-text")} note={t("door-local-note")}>
          <Button
            data-testid="door-local"
            onPress={() => void navigate({ to: "/welcome", search: { door: "local" } })}
          >
            {t("door-local-open")}
          </Button>
        </DoorCard>
        <DoorCard
          icon={<Server />}
          title={t("door-server-title")}
          text={t("door-server-text")}
          note={t("door-server-note")}
        >
          <Button
            data-testid="door-server"
            onPress={() => void navigate({ to: "/welcome", search: { door: "server" } })}
          >
            {t("door-server-open")}
          </Button>
        </DoorCard>
      </div>
    </div>
  );
}

type DoorProps = { icon: ReactNode; title: string; text: string; note: string; children: ReactNode };

function DoorCard({ icon, title, text, note, children }: DoorProps) {
  return (
    <section className="flex flex-1 flex-col rounded-card border border-line bg-surface p-5">
      <span aria-hidden="true" className="text-accent-ink [&>svg]:size-5">
        {icon}
      </span>
      <h2 className="mt-2.5 text-emphasis font-semibold">{title}</h2>
      <p className="mt-1 text-body text-ink-2">{text}</p>
      <div className="mt-auto flex flex-wrap items-center gap-x-2.5 gap-y-1 pt-5">
        {children}
        <span className="text-small text-ink-3">{note}</span>
      </div>
    </section>
  );
}
