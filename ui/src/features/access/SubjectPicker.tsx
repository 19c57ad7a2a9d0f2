// Choosing a role or a person: the roles stand there, people are searched for as one types.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { keys, useRolesPage } from "../../app/queries";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { ExceptionSubject } from "../../host/roles";
import { SearchPicker, type ChoiceGroup } from "../../parts/SearchPicker";

type Props = {
  label: string;
  labelHidden?: boolean;
  chosen: { subject: ExceptionSubject; name: string } | null;
  onChoose: (subject: ExceptionSubject, name: string) => void;
  placeholder?: string;
  look?: "field" | "onAccent";
  icon?: ReactNode;
  testId?: string;
  className?: string;
};

const fewPeople = 8;

export function SubjectPicker({ chosen, onChoose, placeholder, ...rest }: Props) {
  const { t } = useWords();
  const [find, setFind] = useState("");
  const groups = useSubjects(find);
  const choose = (id: string) => {
    const name = groups.flatMap(({ choices }) => choices).find((choice) => choice.id === id)?.name ?? "";
    const kind = id.startsWith("role:") ? "role" : "member";
    onChoose({ kind, id: id.slice(kind.length + 1) }, name);
  };
  return (
    <SearchPicker
      {...rest}
      groups={groups}
      chosen={chosen ? { id: choiceId(chosen.subject), name: chosen.name } : null}
      placeholder={placeholder ?? t("subject-choose")}
      searchLabel={t("subject-search")}
      nothingFound={t("subject-none-found")}
      onChoose={choose}
      onSearch={setFind}
    />
  );
}

function choiceId({ kind, id }: ExceptionSubject): string {
  return `${kind}:${id}`;
}

function useSubjects(find: string): ChoiceGroup[] {
  const { t } = useWords();
  const host = useHost();
  const roles = useRolesPage().data?.roles ?? [];
  const { data: people } = useQuery({
    queryKey: [...keys.people, "find", find],
    queryFn: () => host.peoplePage({ filter: "active", batch: null, search: find, offset: 0, limit: fewPeople }),
    placeholderData: keepPreviousData,
  });
  const said = find.toLocaleLowerCase();
  const ofRoles = roles
    .filter(({ name }) => name.toLocaleLowerCase().includes(said))
    .map(({ id, name, people: count }) => ({ id: `role:${id}`, name, detail: t("subject-role-people", { count }) }));
  const ofPeople = (people?.rows ?? []).map(({ id, name, role }) => ({ id: `member:${id}`, name, detail: role }));
  return [
    { id: "roles", title: t("subject-roles"), choices: ofRoles },
    { id: "people", title: t("subject-people"), choices: ofPeople },
  ].filter(({ choices }) => choices.length > 0);
}
