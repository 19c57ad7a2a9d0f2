// Writes a check: can or cannot, which permissions, and where.
import { X } from "lucide-react";
import { useState } from "react";
import { ComboBox, Form, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import { useAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { NewRoleTest, RoleEditor, RoleTest } from "../../host/roles";
import { Button } from "../../parts/Button";
import { inputLook } from "../../parts/Field";
import { itemLookStacked, Picker } from "../../parts/Picker";
import { placeWords } from "./checkWords";
import type { Catalogue } from "./catalogue";
import { found } from "./rowsShown";
import type { Draft } from "./useDraft";

type Props = { editor: RoleEditor; catalogue: Catalogue; draft: Draft; onClose: () => void };

export function NewCheck({ editor, catalogue, draft, onClose }: Props) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const [test, setTest] = useState<NewRoleTest>({ can: true, permissions: [], place: "anywhere" });
  const [tried, setTried] = useState(false);
  const change = (next: Partial<NewRoleTest>) => setTest((old) => ({ ...old, ...next }));
  const add = async () => {
    setTried(true);
    if (test.permissions.length === 0) return;
    const done = await ask(async () => draft.take(await host.addRoleTest(editor.id, test)));
    if (done) onClose();
  };
  return (
    <Form
      aria-label={t("check-add")}
      className="flex flex-col gap-2.5 rounded-card border border-line bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Picker
        label={t("check-kind")}
        labelHidden
        testId="check-kind"
        placeholder={t("check-kind")}
        chosen={test.can ? "can" : "cannot"}
        choices={[
          { id: "can", name: t("check-kind-can") },
          { id: "cannot", name: t("check-kind-cannot") },
        ]}
        onChoose={(kind) => change({ can: kind === "can" })}
      />
      <PermissionPicker catalogue={catalogue} chosen={test.permissions} onChange={(permissions) => change({ permissions })} />
      {tried && test.permissions.length === 0 ? <p className="text-small text-danger">{t("check-needs-permission")}</p> : null}
      <Picker
        label={t("check-place")}
        labelHidden
        testId="check-place"
        placeholder={t("check-place")}
        chosen={test.place}
        choices={(Object.keys(placeWords) as RoleTest["place"][]).map((place) => ({ id: place, name: t(placeWords[place]) }))}
        onChoose={(place) => change({ place: place as RoleTest["place"] })}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button weight="quiet" onPress={onClose}>
          {t("cancel")}
        </Button>
        <Button type="submit" weight="primary" data-testid="save-check">
          {t("check-add")}
        </Button>
      </div>
    </Form>
  );
}

type PickerProps = { catalogue: Catalogue; chosen: string[]; onChange: (keys: string[]) => void };

/** Several permissions, each found by typing. */
function PermissionPicker({ catalogue, chosen, onChange }: PickerProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const hits = found(catalogue, typed);
  const items = catalogue.lines.filter((line) => (hits?.has(line.key) ?? true) && !chosen.includes(line.key)).slice(0, 30);
  return (
    <div className="flex flex-col gap-1.5">
      {chosen.length > 0 ? (
        <ul className="flex flex-wrap gap-1">
          {chosen.map((key) => (
            <li key={key} className="inline-flex items-center gap-1 rounded-control bg-chosen py-0.5 pr-0.5 pl-2 text-small">
              {catalogue.label(key)}
              <button
                type="button"
                aria-label={t("check-take-out", { name: catalogue.label(key) })}
                onClick={() => onChange(chosen.filter((each) => each !== key))}
                className="inline-flex size-6 items-center justify-center rounded-tag text-ink-2 hover:bg-hovered"
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <ComboBox
        // Made anew after each choice: emptying it would open its list once more.
        key={chosen.length}
        autoFocus={chosen.length > 0}
        items={items}
        inputValue={typed}
        onInputChange={setTyped}
        value={null}
        onChange={(key) => {
          if (key === null) return;
          onChange([...chosen, String(key)]);
          setTyped("");
        }}
        className="flex flex-col gap-1"
      >
        <Label className="text-small text-ink-2">{t("check-permissions")}</Label>
        <Input data-testid="check-permission" className={inputLook} placeholder={t("check-permission-example")} />
        <Popover className="w-(--trigger-width) overflow-auto rounded-card border border-line bg-surface p-1 shadow-(--shadow)">
          <ListBox<(typeof items)[number]> className="max-h-64 overflow-auto outline-none">
            {(line) => (
              <ListBoxItem id={line.key} textValue={line.label} className={itemLookStacked}>
                <Text slot="label" className="block">
                  {line.label}
                </Text>
                <Text slot="description" className="block text-small text-ink-3">
                  {catalogue.moduleOf(line.key)?.label}
                </Text>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}
