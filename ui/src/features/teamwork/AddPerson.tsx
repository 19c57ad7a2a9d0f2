// Somebody to put on a project or into a team, searched for by name, email or role as one types.
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../app/words";
import { SearchPicker } from "../../parts/SearchPicker";
import { usePeopleToAdd } from "./workQueries";

type Props = {
  /** Who is on it already. */
  without: string[];
  onAdd: (id: string, name: string) => void;
};

export function AddPerson({ without, onAdd }: Props) {
  const { t } = useWords();
  const [find, setFind] = useState("");
  const people = usePeopleToAdd(find, new Set(without));
  const choices = people.map(({ id, name, role }) => ({ id, name, detail: role }));
  return (
    <SearchPicker
      label={t("hands-add")}
      labelHidden
      testId="add-person"
      icon={<UserPlus aria-hidden="true" className="size-4 text-ink-3" />}
      groups={choices.length > 0 ? [{ id: "people", title: t("nav-people"), choices }] : []}
      chosen={null}
      placeholder={t("hands-add")}
      searchLabel={t("people-search")}
      nothingFound={t("hands-nobody-found")}
      onChoose={(id) => onAdd(id, people.find((person) => person.id === id)?.name ?? "")}
      onSearch={setFind}
      className="w-48"
    />
  );
}
