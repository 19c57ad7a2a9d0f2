// A role's name, with what the host says about it while it is typed: what cannot be saved, and what could be better.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Lightbulb } from "lucide-react";
import { FieldError, Input, Label, TextField } from "react-aria-components";
import { keys } from "../../app/queries";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { NameAdvice } from "../../host/roles";
import type { WordId } from "../../locales/ids";
import { inputLook } from "../../parts/Field";

const faultWords: Record<NonNullable<NameAdvice["fault"]>, WordId> = {
  empty: "field-empty",
  tooLong: "field-too-long",
  unprintable: "field-unprintable",
  reserved: "refusal-reserved-name",
  taken: "refusal-role-name-taken",
};

/** Advice on a name that is not saved yet; of the role that is being renamed, if one is. */
export function useNameAdvice(name: string, role: string | null): NameAdvice | undefined {
  const host = useHost();
  const { data } = useQuery({
    queryKey: [...keys.rolesPage, "advice", role, name],
    queryFn: () => host.roleNameAdvice(name, role),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  return data;
}

type Props = { name: string; advice: NameAdvice | undefined; touched: boolean; onChange: (name: string) => void };

export function NameField({ name, advice, touched, onChange }: Props) {
  const { t } = useWords();
  // An empty field is not wrong before somebody has been in it.
  const fault = advice?.fault && (touched || advice.fault !== "empty") ? advice.fault : null;
  return (
    <TextField
      name="roleName"
      value={name}
      onChange={onChange}
      isInvalid={fault !== null}
      validationBehavior="aria"
      autoComplete="off"
      autoFocus
      className="flex flex-col gap-1"
    >
      <Label className="font-medium text-ink">{t("role-name")}</Label>
      <Input data-testid="role-name" className={inputLook} placeholder={t("role-name-example")} />
      <FieldError className="text-small text-danger">{fault ? t(faultWords[fault]) : ""}</FieldError>
      {!fault && advice?.seniority ? (
        <p data-testid="name-advice" role="status" className="flex gap-1.5 text-small text-waiting">
          <Lightbulb aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {t("role-name-seniority", { word: advice.seniority })}
        </p>
      ) : null}
    </TextField>
  );
}
