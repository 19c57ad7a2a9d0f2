// The whole window takes drops: files through the host or the page, text through the page. Nothing is sent by dropping.
import { useNavigate } from "@tanstack/react-router";
import { Contact, FileDown, FileSpreadsheet, FileText, Mail } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { ImportSource } from "../bindings";
import { useHost } from "../host";
import { toast } from "../parts/toasts";
import { useAsk } from "./asking";
import { useStagingAnswer } from "./queries";
import { useWords } from "./words";

const mostBytes = 5 * 1024 * 1024;
/** How long the host has to say that it took a dropped file before the page says that it did not come. */
const hostPause = 300;

export function useDrops() {
  const { t } = useWords();
  const host = useHost();
  const navigate = useNavigate();
  const ask = useAsk();
  const setStaging = useStagingAnswer();
  const [hostOver, setHostOver] = useState(false);
  const [pageOver, setPageOver] = useState(false);
  const hostHeard = useRef(0);

  useEffect(() => {
    const stops = [
      host.on("fileDrag", (drag) => {
        hostHeard.current = Date.now();
        setHostOver(drag.phase === "over");
        if (drag.phase === "gone") setPageOver(false);
      }),
      host.on("stagingChanged", () => {
        hostHeard.current = Date.now();
        setHostOver(false);
        setPageOver(false);
        void navigate({ to: "/invite" });
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [host, navigate]);

  useEffect(() => {
    const stage = (source: ImportSource) =>
      ask(async () => {
        setStaging(await host.stageImport(source));
        await navigate({ to: "/invite" });
      });
    const onDrop = (event: DragEvent) => {
      const dropped = event.dataTransfer;
      if (!dropped || isField(event.target)) return;
      event.preventDefault();
      setPageOver(false);
      const text = dropped.getData("text/plain");
      if (dropped.files.length > 0) {
        for (const file of dropped.files) void readFile(file).then((source) => source && stage(source));
      } else if (text.trim() && !text.startsWith("file:")) {
        void stage({ kind: "text", text });
      } else if (dropped.types.includes("text/uri-list")) {
        const at = Date.now();
        setTimeout(() => hostHeard.current < at && toast({ text: t("drop-lost"), tone: "bad" }), hostPause);
      }
    };
    const readFile = async (file: File): Promise<ImportSource | undefined> => {
      if (file.size <= mostBytes) {
        return { kind: "bytes", name: file.name, bytes: [...new Uint8Array(await file.arrayBuffer())] };
      }
      toast({ text: t("file-too-large", { name: file.name }), tone: "bad" });
      return undefined;
    };
    const onOver = (event: DragEvent) => {
      if (isField(event.target)) return;
      event.preventDefault();
      if (event.dataTransfer?.types.includes("Files")) setPageOver(true);
    };
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setPageOver(false);
    document.addEventListener("dragover", onOver);
    document.addEventListener("dragleave", onLeave);
    document.addEventListener("drop", onDrop);
    return () => {
      document.removeEventListener("dragover", onOver);
      document.removeEventListener("dragleave", onLeave);
      document.removeEventListener("drop", onDrop);
    };
  }, [ask, host, navigate, setStaging, t]);

  return { over: hostOver || pageOver };
}

/** Text dropped on a field that is not the composer belongs to that field. */
function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([data-testid=composer]), textarea");
}

const kinds = [
  { icon: FileSpreadsheet, ends: ".csv .tsv" },
  { icon: FileText, ends: ".txt" },
  { icon: Contact, ends: ".vcf" },
  { icon: Mail, ends: ".eml" },
];

export function DropOverlay() {
  const { t } = useWords();
  return (
    <div
      data-testid="drop-overlay"
      className="pointer-events-none fixed inset-0 z-40 flex items-center justify-center bg-scrim p-4"
    >
      <div className="absolute inset-1.5 rounded-card border-2 border-dashed border-on-accent/90" />
      <div className="relative flex w-full max-w-110 flex-col items-center rounded-dialog border border-line bg-surface px-6 py-7 text-center shadow-(--shadow)">
        <span className="mb-5 flex size-13 items-center justify-center rounded-card bg-chosen text-accent-ink">
          <FileDown aria-hidden="true" className="size-6" />
        </span>
        <p className="text-title font-semibold">{t("drop-title")}</p>
        <p className="mt-1 text-body text-ink-2">{t("drop-limits")}</p>
        <p className="text-body text-ink-2">{t("drop-nothing-sent")}</p>
        <p className="mt-4 flex flex-wrap justify-center gap-2">
          {kinds.map(({ icon: Icon, ends }) => (
            <span
              key={ends}
              className="inline-flex h-6.5 items-center gap-1.5 rounded-full border border-line px-2.5 text-small text-ink-2"
            >
              <Icon aria-hidden="true" className="size-3.5" />
              {ends}
            </span>
          ))}
        </p>
      </div>
    </div>
  );
}
