// A person's initials on a quiet tint; only a landmark for the eye, so screen readers pass it by.
const tints = [
  "bg-danger-tint text-danger",
  "bg-info-tint text-info",
  "bg-success-tint text-success",
  "bg-waiting-tint text-waiting",
  "bg-chosen text-accent-ink",
] as const;

function initialsOf(name: string): string {
  const parts = name.split(/[\s._-]+/).filter(Boolean);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined];
  return letters.map((part) => (part ? [...part][0] : "")).join("").toLocaleUpperCase();
}

export function Avatar({ name, large = false }: { name: string; large?: boolean }) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  const size = large ? "size-7 text-caption" : "size-5.5 text-[0.625rem]";
  return (
    <span
      aria-hidden="true"
      className={`inline-flex shrink-0 items-center justify-center rounded-full font-semibold ${size} ${tints[sum % tints.length]}`}
    >
      {initialsOf(name)}
    </span>
  );
}

/** A workspace's first letter on the accent's square. */
export function WorkspaceMark({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="inline-flex size-5.5 shrink-0 items-center justify-center rounded-control bg-success text-caption font-semibold text-surface"
    >
      {[...name][0]?.toLocaleUpperCase() ?? ""}
    </span>
  );
}
