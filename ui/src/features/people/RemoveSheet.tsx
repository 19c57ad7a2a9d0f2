// The receipt of a removal in advance: what ends, what passes to whom, what stays. Nothing happens before its button is pressed.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Archive, Armchair, FolderOutput, LogOut, MailX, Users } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Heading } from "react-aria-components";
import { useAsk } from "../../app/asking";
import { useRefusalWords } from "../../app/faults";
import { keys, useCurrentWorkspace, useSync } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { HeirChoice, Passing, PersonRow, RemovalRehearsal } from "../../bindings";
import { useHost } from "../../host";
import { Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Sheet } from "../../parts/Confirm";
import { Notice } from "../../parts/Notice";
import { toast } from "../../parts/toasts";
import { HeirPicker } from "./HeirPicker";
import { useMemberDoings } from "./useMemberDoings";

type Props = { row: PersonRow; onClose: () => void };

export function RemoveSheet({ row, onClose }: Props) {
  const { t } = useWords();
  const host = useHost();
  const workspace = useCurrentWorkspace()?.name ?? "";
  const [heirs, setHeirs] = useState<HeirChoice[]>([]);
  const { data, error } = useQuery({
    queryKey: [...keys.people, "removal", row.id, heirs],
    queryFn: () => host.removalRehearsal(row.id, heirs),
    placeholderData: keepPreviousData,
  });
  return (
    <Sheet onClose={onClose} wide>
      <Heading slot="title" className="text-title font-semibold wrap-anywhere">
        {t(row.isMe ? "leave-title" : "removal-title", { name: row.name, workspace })}
      </Heading>
      <p className="text-small text-ink-3">{t("removal-nothing-yet")}</p>
      {error ? (
        <Trouble error={error} />
      ) : data ? (
        <Receipt row={row} receipt={data} heirs={heirs} setHeirs={setHeirs} onClose={onClose} />
      ) : (
        <Skeleton className="mt-4 w-60" />
      )}
    </Sheet>
  );
}

type ReceiptProps = Props & { receipt: RemovalRehearsal; heirs: HeirChoice[]; setHeirs: (heirs: HeirChoice[]) => void };

function Receipt({ row, receipt, heirs, setHeirs, onClose }: ReceiptProps) {
  const { t, day } = useWords();
  const words = useRefusalWords();
  const doings = useMemberDoings(row);
  const remove = useRemoval(row, receipt, heirs, onClose);
  const suspend = () => {
    doings.suspend();
    onClose();
  };
  const choose = (thing: Pick<Passing, "kind" | "id">, to: string) =>
    setHeirs([...heirs.filter((heir) => heir.id !== thing.id), { kind: thing.kind, id: thing.id, to }]);
  // What is still missing is asked for in its own line.
  const blocked = receipt.refused !== null && receipt.refused.code !== "heirNeeded";
  return (
    <div className="mt-3">
      {!receipt.isMe && row.can.includes("suspend") ? (
        <Notice tone="info" action={<Button onPress={suspend}>{t("removal-suspend-instead")}</Button>}>
          <strong className="font-semibold">{t("removal-suspend-first")}</strong> {t("removal-suspend-hint")}
        </Notice>
      ) : null}
      {receipt.refused && blocked ? <Notice tone="danger">{words.refusal(receipt.refused)}</Notice> : null}
      <div className="mt-1 divide-y divide-line">
        <AccessEnds row={row} />
        {receipt.passing.length > 0 ? <PassingLines receipt={receipt} onChoose={choose} /> : null}
        <Others receipt={receipt} />
        {receipt.invitations.length > 0 ? (
          <Line icon={<MailX />} title={t("removal-invitations", { count: receipt.invitations.length })}>
            {receipt.invitations.slice(0, 5).join(", ")}
          </Line>
        ) : null}
        {receipt.seatsAfter.used < receipt.seats.used ? (
          <Line icon={<Armchair />} title={t("removal-seat")}>
            {t("removal-seats", { before: receipt.seats.used, after: receipt.seatsAfter.used })}
          </Line>
        ) : null}
        <Line icon={<Archive />} title={t("removal-kept", { name: receipt.name })}>
          {t("removal-own-workspace")}
        </Line>
      </div>
      {receipt.overProjects ? (
        <Notice tone="waiting">
          {t("removal-over-projects", { active: receipt.overProjects[0], limit: receipt.overProjects[1] })}
        </Notice>
      ) : null}
      <div className="mt-5 flex flex-wrap items-center justify-end gap-2">
        {receipt.isMe ? null : (
          <span className="mr-auto text-small text-ink-3">{t("removal-undo-until", { day: day(receipt.undoUntil) })}</span>
        )}
        <Button autoFocus onPress={onClose}>
          {t("cancel")}
        </Button>
        <Button weight="danger" data-testid="confirm-removal" isDisabled={receipt.refused !== null} onPress={() => void remove()}>
          {verb(t, receipt)}
        </Button>
      </div>
    </div>
  );
}

function verb(t: ReturnType<typeof useWords>["t"], { isMe, passing }: RemovalRehearsal): string {
  const count = passing.filter(({ kind }) => kind === "project").length;
  return t(isMe ? "leave-verb" : "removal-verb", { count });
}

function useRemoval(row: PersonRow, receipt: RemovalRehearsal, heirs: HeirChoice[], onClose: () => void) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const { data: sync } = useSync();
  const offline = sync !== undefined && sync.line !== "online" && sync.line !== "syncing";
  const undo = () =>
    void ask(async () => {
      await host.reinstateMember(row.id, null, null);
      toast({ text: t("reinstated", { name: receipt.name }) });
    });
  return async () => {
    const done = await ask(() => host.removeMember(row.id, heirs));
    if (!done) return;
    const text = t(receipt.isMe ? "left" : offline ? "removal-queued" : "removed", { name: receipt.name });
    toast(receipt.isMe ? { text } : { text, action: { label: t("undo"), run: undo }, stay: 15_000 });
    onClose();
  };
}

/** What the server alone knows comes when it comes; offline, the sentence says that nothing has ended yet. */
function AccessEnds({ row }: { row: PersonRow }) {
  const { t } = useWords();
  const host = useHost();
  const { data: sync } = useSync();
  const { data } = useQuery({ queryKey: [...keys.people, "departure", row.id], queryFn: () => host.departureFacts(row.id) });
  const offline = sync !== undefined && sync.line !== "online" && sync.line !== "syncing";
  return (
    <>
      <Line icon={<LogOut />} title={offline ? t("removal-access-later") : t("removal-access", { count: data?.devices ?? 0 })} strong={offline}>
        {offline ? t("removal-access-later-hint") : t("removal-access-hint")}
      </Line>
      {data && data.unseenProjects > 0 ? (
        <Line icon={<FolderOutput />} title={t("removal-unseen", { count: data.unseenProjects })}>
          {t("removal-unseen-hint")}
        </Line>
      ) : null}
    </>
  );
}

function PassingLines({ receipt, onChoose }: { receipt: RemovalRehearsal; onChoose: (thing: Passing, to: string) => void }) {
  const { t } = useWords();
  const projects = receipt.passing.filter(({ kind }) => kind === "project");
  const teams = receipt.passing.filter(({ kind }) => kind === "team");
  const group = (rows: Passing[], icon: ReactNode, title: string) =>
    rows.length === 0 ? null : (
      <Line icon={icon} title={title}>
        <ul className="max-h-56 divide-y divide-line overflow-auto">
          {rows.map((thing) => (
            <li key={thing.id} data-testid="passing" className="flex items-center justify-between gap-3 py-1 narrow:flex-col narrow:items-stretch">
              <span className="min-w-0 truncate text-body text-ink">{thing.name}</span>
              <HeirPicker thing={thing} onChoose={(to) => onChoose(thing, to)} />
            </li>
          ))}
        </ul>
      </Line>
    );
  return (
    <>
      {group(projects, <FolderOutput />, t("removal-projects", { count: projects.length, name: receipt.name }))}
      {group(teams, <Users />, t("removal-teams", { count: teams.length, name: receipt.name }))}
    </>
  );
}

function Others({ receipt }: { receipt: RemovalRehearsal }) {
  const { t } = useWords();
  const parts = [
    receipt.otherProjects > 0 ? t("removal-other-projects", { count: receipt.otherProjects }) : null,
    receipt.otherTeams > 0 ? t("removal-other-teams", { count: receipt.otherTeams }) : null,
    receipt.exceptions > 0 ? t("removal-exceptions", { count: receipt.exceptions }) : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return <Line icon={<Users />} title={t("removal-others", { name: receipt.name })}>{parts.join(" · ")}</Line>;
}

type LineProps = { icon: ReactNode; title: string; strong?: boolean; children: ReactNode };

function Line({ icon, title, strong = false, children }: LineProps) {
  return (
    <div className="flex gap-3 py-2.5 text-ink-2 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
      {icon}
      <div className="min-w-0 flex-1">
        <p className={`text-body text-ink ${strong ? "font-semibold" : ""}`}>{title}</p>
        <div className="text-small text-ink-3 wrap-anywhere">{children}</div>
      </div>
    </div>
  );
}
