// What can be chosen about the app itself. Everything here is kept on this computer.
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Radio, RadioGroup, Switch, Label } from "react-aria-components";
import { useAsk } from "../../app/asking";
import { useScreenReady } from "../../app/look";
import { keys, useAppState } from "../../app/queries";
import { useWords } from "../../app/words";
import type { AppState, Density, Preferences, SecretsState, Theme } from "../../bindings";
import { useHost } from "../../host";
import type { WordId } from "../../locales/ids";
import { Button, buttonLook } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Page } from "../../parts/Page";
import { Picker } from "../../parts/Picker";
import { toast } from "../../parts/toasts";

const themes: Record<Theme, WordId> = { system: "theme-system", light: "theme-light", dark: "theme-dark" };
const densities: Record<Density, WordId> = {
  compact: "density-compact",
  default: "density-default",
  comfortable: "density-comfortable",
};
const textSizes = [100, 115, 130, 150, 175, 200] as const;
const secretsWords: Record<SecretsState, WordId> = {
  keyring: "secrets-keyring",
  locked: "secrets-locked",
  memoryOnly: "secrets-memory",
};

export function SettingsScreen() {
  const { t } = useWords();
  const { data } = useAppState();
  useScreenReady(data !== undefined);
  return (
    <Page title={t("nav-settings")} detail={t("settings-local")}>
      {data ? <Settings state={data} /> : null}
    </Page>
  );
}

function Settings({ state }: { state: AppState }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const change = usePreferences(state);
  const { preferences } = state;
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <Card title={t("settings-appearance")}>
        <Choice
          label={t("settings-theme")}
          name="theme"
          value={preferences.theme}
          choices={Object.entries(themes).map(([id, says]) => ({ id, name: t(says) }))}
          onChange={(theme) => change({ theme: theme as Theme })}
        />
        <Choice
          label={t("settings-density")}
          name="density"
          value={preferences.density}
          choices={Object.entries(densities).map(([id, says]) => ({ id, name: t(says) }))}
          onChange={(density) => change({ density: density as Density })}
        />
        <Choice
          label={t("settings-text-size")}
          name="textSize"
          value={String(preferences.textSize)}
          choices={textSizes.map((size) => ({ id: String(size), name: t("text-size", { percent: size }) }))}
          onChange={(size) => change({ textSize: Number(size) })}
        />
      </Card>
      <Card title={t("settings-notices")}>
        <Toggle
          label={t("settings-notify-joined")}
          on={preferences.notifyJoined}
          onChange={(notifyJoined) => change({ notifyJoined })}
        />
        <Toggle
          label={t("settings-hide-details")}
          hint={t("settings-hide-details-hint")}
          on={preferences.hideDetails}
          onChange={(hideDetails) => change({ hideDetails })}
        />
        {state.tray ? (
          <Toggle
            label={t("settings-keep-in-tray")}
            on={preferences.keepInTray}
            onChange={(keepInTray) => change({ keepInTray })}
          />
        ) : null}
        <Row>
          <span className="text-ink-2">{t("settings-test-hint")}</span>
          <Button data-testid="test-notice" onPress={() => void ask(() => host.sendTestNotification())}>
            {t("settings-test")}
          </Button>
        </Row>
      </Card>
      {state.workspaces.length > 1 ? (
        <Card title={t("settings-start")}>
          <Row>
            <Picker
              label={t("settings-start-with")}
              choices={[
                { id: lastUsed, name: t("settings-start-last") },
                ...state.workspaces.map((entry) => ({ id: entry.id, name: entry.name })),
              ]}
              chosen={startOf(state)}
              placeholder={t("settings-start-last")}
              onChoose={(id) => change({ startWith: id === lastUsed ? null : id })}
              testId="start-with"
              className="w-full justify-between [&>button]:max-w-64"
            />
          </Row>
        </Card>
      ) : null}
      <Card title={t("settings-account")}>
        <Row>
          <span className="text-ink-2">{t("settings-account-hint")}</span>
          <Link to="/account" search={{}} data-testid="open-account" className={buttonLook()}>
            {t("account-menu")}
          </Link>
        </Row>
      </Card>
      <Card title={t("settings-privacy")}>
        <Row>
          <span className="max-w-prose text-ink-2">{t(secretsWords[state.secrets])}</span>
        </Row>
      </Card>
      <Card title={t("settings-about")}>
        <Row>
          <span className="tabular">{t("settings-version", { version: state.version })}</span>
          <Button
            data-testid="copy-diagnostics"
            onPress={() =>
              void ask(async () => {
                await host.copyDiagnostics();
                toast({ text: t("diagnostics-copied") });
              })
            }
          >
            {t("settings-copy-diagnostics")}
          </Button>
        </Row>
      </Card>
    </div>
  );
}

/** Stands for no choice: whatever was shown last. */
const lastUsed = "last";

function startOf({ workspaces, preferences }: AppState): string {
  return workspaces.find((entry) => entry.id === preferences.startWith)?.id ?? lastUsed;
}

function usePreferences(state: AppState) {
  const host = useHost();
  const ask = useAsk();
  const client = useQueryClient();
  return (changed: Partial<Preferences>) =>
    void ask(async () => {
      const preferences = await host.setPreferences({ ...state.preferences, ...changed });
      client.setQueryData<AppState>(keys.state, (old) => old && { ...old, preferences });
    });
}

function Row({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-2 text-body last:border-b-0">
      {children}
    </div>
  );
}

type ToggleProps = { label: string; hint?: string; on: boolean; onChange: (on: boolean) => void };

function Toggle({ label, hint, on, onChange }: ToggleProps) {
  return (
    <Row>
      <Switch
        isSelected={on}
        onChange={onChange}
        className="group flex w-full cursor-default items-center justify-between gap-4"
      >
        <span>
          {label}
          {hint ? <span className="block text-small text-ink-3">{hint}</span> : null}
        </span>
        <span className="flex h-5 w-9 shrink-0 items-center rounded-full border border-edge bg-hovered p-0.5 group-selected:border-accent group-selected:bg-accent group-focus-visible:outline-2 group-focus-visible:outline-focus">
          <span className="size-3.5 rounded-full bg-edge transition-transform duration-(--motion-state) group-selected:translate-x-4 group-selected:bg-on-accent" />
        </span>
      </Switch>
    </Row>
  );
}

type ChoiceProps = {
  label: string;
  name: string;
  value: string;
  choices: { id: string; name: string }[];
  onChange: (id: string) => void;
};

function Choice({ label, name, value, choices, onChange }: ChoiceProps) {
  return (
    <Row>
      <RadioGroup
        name={name}
        value={value}
        onChange={onChange}
        orientation="horizontal"
        className="flex w-full flex-wrap items-center justify-between gap-x-4 gap-y-2"
      >
        <Label>{label}</Label>
        <div className="flex flex-wrap gap-1 rounded-control bg-subtle p-0.5">
          {choices.map((choice) => (
            <Radio
              key={choice.id}
              value={choice.id}
              className="flex h-6.5 cursor-default items-center rounded-[5px] border border-transparent px-2.5 text-ink-2 selected:border-line selected:bg-surface selected:font-medium selected:text-ink focus-visible:outline-2 focus-visible:outline-focus"
            >
              {choice.name}
            </Radio>
          ))}
        </div>
      </RadioGroup>
    </Row>
  );
}
