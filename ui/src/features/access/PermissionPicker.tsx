// Choosing one permission out of the whole catalogue, by its name or by what it is for.
import { useMemo } from "react";
import { useWords } from "../../app/words";
import type { PermissionLine } from "../../host/roles";
import { SearchPicker } from "../../parts/SearchPicker";
import { usePermissionCatalogue, usePermissionLines } from "./accessQueries";

type Props = {
  label: string;
  chosen: string | null;
  onChoose: (key: string) => void;
  /** Only those of which an exception on one project makes sense. */
  onProjectOnly?: boolean;
  testId?: string;
  className?: string;
};

export function PermissionPicker({ label, chosen, onChoose, onProjectOnly = false, testId, className }: Props) {
  const { t } = useWords();
  const catalogue = usePermissionCatalogue();
  const line = usePermissionLines()(chosen ?? "");
  const groups = useMemo(() => {
    const fits = ({ onProject }: PermissionLine) => onProject || !onProjectOnly;
    return (catalogue?.modules ?? [])
      .map(({ key, label: title, permissions }) => ({ id: key, title, choices: permissions.filter(fits).map(choiceOf) }))
      .filter(({ choices }) => choices.length > 0);
  }, [catalogue, onProjectOnly]);
  return (
    <SearchPicker
      label={label}
      groups={groups}
      chosen={line ? choiceOf(line) : null}
      placeholder={t("permission-choose")}
      searchLabel={t("permission-search")}
      nothingFound={t("permission-none-found")}
      onChoose={onChoose}
      testId={testId}
      className={className}
    />
  );
}

function choiceOf({ key, label, description }: PermissionLine) {
  return { id: key, name: label, detail: description };
}
