// How this device stands with the server, in words first; a press opens the outbox.
import { Link } from "@tanstack/react-router";
import { CircleAlert, CircleCheck, CloudOff, LoaderCircle, LogIn, RefreshCw } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Line, SyncView } from "../bindings";
import { useHost } from "../host";
import { announce } from "../parts/announce";
import { IconButton } from "../parts/Button";
import { useAsk } from "./asking";
import { useSync } from "./queries";
import { useWords, type Words } from "./words";

type Tone = "quiet" | "waiting" | "danger";

const icons: Record<Line, typeof CircleCheck> = {
  starting: LoaderCircle,
  online: CircleCheck,
  syncing: RefreshCw,
  offline: CloudOff,
  signedOut: LogIn,
  tooOld: CircleAlert,
  gone: CircleAlert,
};

const looks: Record<Tone, string> = {
  quiet: "border-transparent text-ink-2 hover:bg-hovered",
  waiting: "border-dashed border-waiting bg-waiting-tint text-waiting",
  danger: "border-transparent bg-danger-tint text-danger",
};

export function SyncPill() {
  const words = useWords();
  const host = useHost();
  const ask = useAsk();
  const { data: sync } = useSync();
  const said = sync ? lineWords(words, sync) : undefined;
  useSaidAloud(said?.title);
  if (!sync || !said) return null;
  const tone = toneOf(sync);
  const Icon = sync.attention > 0 ? CircleAlert : icons[sync.line];
  return (
    <div className={`flex items-start rounded-card border middle:flex-col middle:items-center ${looks[tone]}`}>
      <Link
        to="/outbox"
        data-testid="sync-pill"
        data-line={sync.line}
        data-waiting={sync.waiting}
        title={`${said.title}. ${said.detail}`}
        className="flex min-w-0 flex-1 items-start gap-2.5 rounded-card px-2 py-1.5 text-small text-current no-underline middle:size-10 middle:items-center middle:justify-center"
      >
        <Icon
          aria-hidden="true"
          className={`mt-px size-4 shrink-0 ${sync.line === "online" && tone === "quiet" ? "text-success" : ""}`}
        />
        <span className="min-w-0 flex-1 middle:sr-only">
          <span className="block font-medium">{said.title}</span>
          <span className="block">{said.detail}</span>
        </span>
      </Link>
      {sync.line === "offline" || sync.waiting > 0 ? (
        <span className="middle:hidden">
          <IconButton
            label={words.t("sync-now")}
            data-testid="sync-now"
            className="m-1 text-current"
            onPress={() => void ask(() => host.syncNow())}
            icon={<RefreshCw aria-hidden="true" className="size-3.5" />}
          />
        </span>
      ) : null}
    </div>
  );
}

/** Says a change of the line to screen readers, but not the state that the page began with. */
function useSaidAloud(title: string | undefined) {
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (title && before.current !== undefined && before.current !== title) announce(title);
    before.current = title;
  }, [title]);
}

function toneOf(sync: SyncView): Tone {
  if (sync.attention > 0 || sync.line === "tooOld" || sync.line === "gone") return "danger";
  return sync.line === "offline" || sync.line === "signedOut" ? "waiting" : "quiet";
}

function lineWords({ t, time }: Words, sync: SyncView): { title: string; detail: string } {
  const waiting = { count: sync.waiting };
  const heard = sync.heard === null ? t("sync-never-heard") : t("sync-heard", { time: time(sync.heard) });
  const needsYou = sync.attention > 0 ? t("sync-needs-you", { count: sync.attention }) : undefined;
  switch (sync.line) {
    case "starting":
      return { title: t("sync-starting"), detail: needsYou ?? t("sync-starting-detail", waiting) };
    case "online":
      return needsYou
        ? { title: t("sync-online"), detail: needsYou }
        : { title: sync.waiting > 0 ? t("sync-waiting", waiting) : t("sync-saved"), detail: heard };
    case "syncing":
      return { title: t("sync-sending", waiting), detail: needsYou ?? heard };
    case "offline":
      return { title: t("sync-offline", waiting), detail: needsYou ?? heard };
    case "signedOut":
      return { title: t("sync-signed-out"), detail: t("sync-signed-out-detail", waiting) };
    case "tooOld":
      return { title: t("sync-too-old"), detail: t("sync-too-old-detail", waiting) };
    case "gone":
      return { title: t("sync-gone"), detail: t("sync-gone-detail") };
    default:
      return { title: sync.line satisfies never, detail: "" };
  }
}
