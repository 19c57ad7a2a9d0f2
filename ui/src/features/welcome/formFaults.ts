// Puts a failure next to the field it is about; what is about no field stands above the form.
import type { CommandError } from "../../bindings";
import { errorSentence } from "../../app/faults";
import type { Say } from "../../app/words";

export type FormFaults = { fields: Record<string, string>; form: string | undefined };

export function faultsOf(t: Say, fault: CommandError | undefined, fields: readonly string[]): FormFaults {
  if (!fault) return { fields: {}, form: undefined };
  const field = fieldOf(fault);
  const sentence = errorSentence(t, fault);
  return field && fields.includes(field)
    ? { fields: { [field]: sentence }, form: undefined }
    : { fields: {}, form: sentence };
}

function fieldOf(fault: CommandError): string | undefined {
  switch (fault.kind) {
    case "invalid":
      return fault.detail.field;
    case "unreachable":
    case "notRoster":
      return "address";
    case "wrongPassword":
      return "password";
    case "accountExists":
      return "email";
    default:
      return undefined;
  }
}
