// One field of a form: its label, what was typed, a hint, and what is wrong with it, in that order.
import { FieldError, Input, Label, Text, TextField, type TextFieldProps } from "react-aria-components";

type Props = Omit<TextFieldProps, "children" | "className"> & {
  label: string;
  name: string;
  hint?: string;
  placeholder?: string;
};

export const inputLook =
  "h-control w-full min-w-0 rounded-control border border-edge bg-surface px-2.5 text-body text-ink outline-offset-1 invalid:border-danger disabled:opacity-55";

export function Field({ label, hint, placeholder, ...rest }: Props) {
  return (
    <TextField {...rest} className="flex flex-col gap-1">
      <Label className="text-body font-medium text-ink">{label}</Label>
      <Input className={inputLook} placeholder={placeholder} />
      {hint ? (
        <Text slot="description" className="text-small text-ink-3">
          {hint}
        </Text>
      ) : null}
      <FieldError className="text-small text-danger" />
    </TextField>
  );
}
