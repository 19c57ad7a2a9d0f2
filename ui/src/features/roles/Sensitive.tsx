// The mark of a permission that reaches far: an icon and the word for what it reaches.
import { ShieldAlert } from "lucide-react";
import { useWords } from "../../app/words";
import type { PermissionLine } from "../../host/roles";
import type { WordId } from "../../locales/ids";

type Kind = NonNullable<PermissionLine["sensitive"]>;

export const sensitiveWords: Record<Kind, WordId> = {
  money: "sensitive-money",
  personal: "sensitive-personal",
  deleting: "sensitive-deleting",
  people: "sensitive-people",
  outside: "sensitive-outside",
};

export function Sensitive({ kind }: { kind: Kind | null | undefined }) {
  const { t } = useWords();
  if (!kind) return null;
  return (
    <span className="inline-flex shrink-0 items-baseline gap-1 text-small font-medium whitespace-nowrap text-waiting">
      <ShieldAlert aria-hidden="true" className="size-3.5 self-center" />
      <span className="sr-only">{t("sensitive")}: </span>
      {t(sensitiveWords[kind])}
    </span>
  );
}
