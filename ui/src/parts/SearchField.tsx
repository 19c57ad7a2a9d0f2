// A field that narrows what is shown while one types; Escape empties it.
import { Search } from "lucide-react";
import { useState } from "react";
import { Input, SearchField as AriaSearchField, type SearchFieldProps } from "react-aria-components";
import { Kbd } from "./Kbd";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onKeyDown?: SearchFieldProps["onKeyDown"];
  className?: string;
  testId?: string;
};

export function SearchField({ label, value, onChange, className = "", testId, onKeyDown }: Props) {
  // While somebody types, what is typed is right; the address of the screen follows a moment later.
  const [typed, setTyped] = useState<string>();
  return (
    <AriaSearchField
      aria-label={label}
      name="search"
      value={typed ?? value}
      onKeyDown={onKeyDown}
      onFocus={() => setTyped(value)}
      onBlur={() => setTyped(undefined)}
      onChange={(next) => {
        setTyped(next);
        onChange(next);
      }}
      className={`relative ${className}`}
    >
      <Search aria-hidden="true" className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3" />
      <Input
        data-testid={testId}
        placeholder={label}
        className="h-control w-full rounded-control border border-edge bg-surface pr-9 pl-8.5 text-body [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2">
        <Kbd>/</Kbd>
      </span>
    </AriaSearchField>
  );
}
