// A choice of one among very many: a button that opens a field to search with, over the choices in their groups.
import { Check, ChevronDown, Search } from "lucide-react";
import type { ReactNode } from "react";
import {
  Autocomplete,
  Button,
  Collection,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  SearchField,
  Select,
  SelectValue,
  Text,
  useFilter,
} from "react-aria-components";
import { itemLook } from "./Picker";

export type SearchChoice = { id: string; name: string; detail?: string };
export type ChoiceGroup = { id: string; title: string; choices: SearchChoice[] };

type Props = {
  label: string;
  labelHidden?: boolean;
  groups: ChoiceGroup[];
  /** What stands on the button; the choice itself may be in no group at the moment. */
  chosen: SearchChoice | null;
  placeholder: string;
  searchLabel: string;
  nothingFound: string;
  onChoose: (id: string) => void;
  /** Told of what is typed, where the choices themselves come from a search; otherwise they are narrowed here. */
  onSearch?: (words: string) => void;
  look?: "field" | "onAccent";
  icon?: ReactNode;
  testId?: string;
  className?: string;
};

const looks = {
  field: "border-edge bg-surface text-ink hover:bg-hovered",
  onAccent: "border-on-accent/55 text-on-accent hover:bg-accent-hover focus-visible:outline-on-accent",
};

export function SearchPicker(props: Props) {
  const { label, labelHidden = false, chosen, placeholder, look = "field" } = props;
  return (
    <Select
      aria-label={labelHidden ? label : undefined}
      value={chosen?.id ?? null}
      onChange={(key) => key !== null && props.onChoose(String(key))}
      onOpenChange={(open) => !open && props.onSearch?.("")}
      className={`flex min-w-0 flex-col gap-1 outline-none ${props.className ?? ""}`}
    >
      {labelHidden ? null : <Label className="text-body font-medium">{label}</Label>}
      <Button
        data-testid={props.testId}
        className={`flex h-control min-w-0 cursor-default items-center gap-1.5 rounded-control border px-2.5 text-left text-body ${looks[look]}`}
      >
        {props.icon}
        <SelectValue className={`min-w-0 flex-1 truncate ${chosen || look === "onAccent" ? "" : "text-ink-3"}`}>
          {() => chosen?.name ?? placeholder}
        </SelectValue>
        <ChevronDown aria-hidden="true" className="size-3.5 shrink-0 opacity-80" />
      </Button>
      <Choices {...props} />
    </Select>
  );
}

function Choices({ groups, onSearch, searchLabel, nothingFound, label }: Props) {
  const { contains } = useFilter({ sensitivity: "base" });
  const choices = (
    <ListBox
      aria-label={label}
      items={groups}
      className="min-h-0 flex-1 overflow-auto p-1 outline-none"
      renderEmptyState={() => <p className="px-2 py-3 text-body text-ink-3">{nothingFound}</p>}
    >
      {(group: ChoiceGroup) => (
        <ListBoxSection id={group.id} className="mb-1">
          <Header className="px-2 pt-1.5 pb-0.5 text-small font-medium text-ink-3">{group.title}</Header>
          <Collection items={group.choices}>{(choice) => <Choice choice={choice} />}</Collection>
        </ListBoxSection>
      )}
    </ListBox>
  );
  return (
    <Popover
      placement="bottom start"
      className="flex max-h-96 w-80 max-w-[calc(100vw-2rem)] min-w-(--trigger-width) flex-col rounded-card border border-line bg-surface text-ink shadow-(--shadow)"
    >
      <Autocomplete filter={onSearch ? undefined : contains} onInputChange={onSearch}>
        <SearchField aria-label={searchLabel} autoFocus className="relative shrink-0 border-b border-line p-1.5">
          <Search aria-hidden="true" className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-ink-3" />
          <Input
            data-testid="picker-search"
            placeholder={searchLabel}
            className="h-control w-full rounded-control bg-surface pr-2 pl-8 text-body outline-none [&::-webkit-search-cancel-button]:hidden"
          />
        </SearchField>
        {choices}
      </Autocomplete>
    </Popover>
  );
}

function Choice({ choice }: { choice: SearchChoice }) {
  return (
    <ListBoxItem id={choice.id} textValue={`${choice.name} ${choice.detail ?? ""}`} className={`${itemLook} focus:bg-chosen`}>
      {({ isSelected }) => (
        <>
          <Check aria-hidden="true" className={`mt-0.5 size-3.5 shrink-0 ${isSelected ? "" : "invisible"}`} />
          <span className="min-w-0">
            <Text slot="label" className="block truncate">
              {choice.name}
            </Text>
            {choice.detail ? (
              <Text slot="description" className="block text-small text-ink-3">
                {choice.detail}
              </Text>
            ) : null}
          </span>
        </>
      )}
    </ListBoxItem>
  );
}
