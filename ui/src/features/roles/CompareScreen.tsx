// Two roles side by side, or a person and a role: only what differs, and a way to copy each difference across.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ArrowLeftRight } from "lucide-react";
import { useState } from "react";
import { useAsk } from "../../app/asking";
import { useScreenReady } from "../../app/look";
import { keys, useFewPeople, useRolesPage } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { Comparison } from "../../host/roles";
import { announce } from "../../parts/announce";
import { Blank, Skeleton } from "../../parts/Blank";
import { IconButton } from "../../parts/Button";
import { Page } from "../../parts/Page";
import { Picker } from "../../parts/Picker";
import { BackToRoles } from "./BackToRoles";
import { useCatalogue } from "./catalogue";
import { Differences } from "./Differences";
import { useEditorAnswer } from "./useDraft";

export type ComparePlaces = { left?: string; leftKind?: "role" | "member"; right?: string };

export function CompareScreen() {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const take = useEditorAnswer();
  const navigate = useNavigate();
  const catalogue = useCatalogue();
  const { left, leftKind = "role", right } = useSearch({ from: "/shell/roles/compare" });
  const both = left !== undefined && right !== undefined;
  const queryKey = [...keys.roleEditor, "compare", leftKind, left, right];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => host.compareRoles({ kind: leftKind, id: left ?? "" }, { kind: "role", id: right ?? "" }),
    enabled: both,
  });
  useScreenReady(catalogue !== undefined && (!both || data !== undefined));
  const go = (next: ComparePlaces) =>
    void navigate({ to: "/roles/compare", search: { left, leftKind, right, ...next }, replace: true });
  const copy = (into: string, key: string, on: boolean) =>
    void ask(async () => {
      take((await host.draftToggle(into, [key], on)).editor);
      announce(t("compare-copied", { name: catalogue?.label(key) ?? key }));
      await refetch();
    });
  return (
    <Page
      title={t("compare-title")}
      lead={<BackToRoles />}
      detail={data ? t("compare-counts", { count: data.differences.length, same: data.same }) : null}
    >
      <Sides {...{ left, leftKind, right, go }} />
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : !both ? (
        <Blank title={t("compare-choose")}>{t("compare-choose-hint")}</Blank>
      ) : data && catalogue ? (
        <Result data={data} catalogue={catalogue} left={left} right={right} copy={copy} />
      ) : (
        <Skeleton className="mt-6 w-1/2" />
      )}
    </Page>
  );
}

type ResultProps = {
  data: Comparison;
  catalogue: NonNullable<ReturnType<typeof useCatalogue>>;
  left: string;
  right: string;
  copy: (into: string, key: string, on: boolean) => void;
};

function Result({ data, catalogue, left, right, copy }: ResultProps) {
  const { t } = useWords();
  if (data.differences.length === 0) {
    const names = { left: data.left.name, right: data.right.name };
    return <Blank title={t("compare-identical")}>{t("compare-identical-hint", names)}</Blank>;
  }
  return <Differences {...{ data, catalogue, left, right, copy }} />;
}

type SidesProps = Required<Pick<ComparePlaces, "leftKind">> & ComparePlaces & { go: (next: ComparePlaces) => void };

function Sides({ left, leftKind, right, go }: SidesProps) {
  const { t } = useWords();
  const { data: page } = useRolesPage();
  const [withPerson, setWithPerson] = useState(leftKind === "member");
  const people = useFewPeople("active", 200).data?.rows ?? [];
  const roles = (page?.roles ?? []).map(({ id, name }) => ({ id, name }));
  const persons = people.map(({ id, name, role }) => ({ id, name, detail: role }));
  return (
    <div className="flex flex-wrap items-center gap-2 pb-4">
      <Picker
        label={t("compare-kind")}
        labelHidden
        testId="compare-kind"
        placeholder={t("compare-kind")}
        chosen={withPerson ? "member" : "role"}
        choices={[
          { id: "role", name: t("compare-kind-role") },
          { id: "member", name: t("compare-kind-person") },
        ]}
        onChoose={(kind) => {
          setWithPerson(kind === "member");
          go({ left: undefined, leftKind: kind === "member" ? "member" : "role" });
        }}
      />
      <Picker
        label={t("compare-left")}
        labelHidden
        testId="compare-left"
        placeholder={t(withPerson ? "compare-choose-person" : "role-choose")}
        chosen={left ?? null}
        choices={withPerson ? persons : roles}
        onChoose={(id) => go({ left: id, leftKind: withPerson ? "member" : "role" })}
        className="w-52"
      />
      {withPerson ? (
        <span className="px-1 text-ink-3">{t("compare-with")}</span>
      ) : (
        <>
          <span className="pl-1 text-ink-3">{t("compare-with")}</span>
          <IconButton
            label={t("compare-swap")}
            icon={<ArrowLeftRight aria-hidden="true" className="size-4" />}
            isDisabled={left === undefined || right === undefined}
            onPress={() => go({ left: right, right: left })}
          />
        </>
      )}
      <Picker
        label={t("compare-right")}
        labelHidden
        testId="compare-right"
        placeholder={t("role-choose")}
        chosen={right ?? null}
        choices={roles}
        onChoose={(id) => go({ right: id })}
        className="w-52"
      />
    </div>
  );
}
