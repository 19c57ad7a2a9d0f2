// A workspace on a server: first its address, then who one is there.
import { useSearch } from "@tanstack/react-router";
import { Lock, LockOpen } from "lucide-react";
import { useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { ServerGreeting } from "../../bindings";
import { useHost } from "../../host";
import { useFormAsk } from "../../app/asking";
import { useAppState } from "../../app/queries";
import { useWords } from "../../app/words";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { DoorForm } from "./DoorForm";
import { faultsOf } from "./formFaults";
import { SignInForm, SignUpForm, type Account } from "./ServerForms";

export function ServerDoor() {
  const { t } = useWords();
  const { address: named } = useSearch({ from: "/welcome" });
  const [address, setAddress] = useState(named ?? "");
  const [greeting, setGreeting] = useState<ServerGreeting>();
  return (
    <>
      <h2 className="text-title font-semibold">{t("door-server-title")}</h2>
      {greeting ? (
        <Greeted greeting={greeting} onOther={() => setGreeting(undefined)} />
      ) : (
        <AddressForm address={address} onAddress={setAddress} onGreeted={setGreeting} />
      )}
    </>
  );
}

type AddressProps = { address: string; onAddress: (address: string) => void; onGreeted: (to: ServerGreeting) => void };

function AddressForm({ address, onAddress, onGreeted }: AddressProps) {
  const { t } = useWords();
  const host = useHost();
  const { submit, fault, busy, forget } = useFormAsk(() => host.greetServer(address), onGreeted);
  return (
    <>
      <p className="mt-1 text-body text-ink-2">{t("server-lead")}</p>
      <DoorForm
        faults={faultsOf(t, fault, ["address"])}
        busy={busy}
        verb={t("server-continue")}
        busyVerb={t("server-looking")}
        onSubmit={submit}
        onTyped={forget}
      >
        <Field
          autoFocus
          name="address"
          label={t("field-address")}
          hint={t("field-address-hint")}
          placeholder="roster.example"
          inputMode="url"
          autoComplete="url"
          spellCheck="false"
          value={address}
          onChange={onAddress}
        />
      </DoorForm>
    </>
  );
}

function Greeted({ greeting, onOther }: { greeting: ServerGreeting; onOther: () => void }) {
  const { t } = useWords();
  // Held here, so that what was typed for signing in is still there for signing up.
  const email = useKnownEmail(greeting.address);
  const [account, setAccount] = useState<Account>({ name: "", email, password: "", workspaceName: "" });
  const [tab, setTab] = useState<"in" | "up">("in");
  const Icon = greeting.encrypted ? Lock : LockOpen;
  const props = { address: greeting.address, account, onAccount: setAccount };
  return (
    <>
      <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-body text-ink-2">
        <Icon aria-hidden="true" className={`size-4 ${greeting.encrypted ? "text-success" : "text-waiting"}`} />
        <span className="font-medium text-ink wrap-anywhere">{greeting.address}</span>
        <span>{t(greeting.encrypted ? "server-encrypted" : "server-plain")}</span>
        <Button weight="link" className="-ml-2" onPress={onOther}>
          {t("server-other")}
        </Button>
      </p>
      <Tabs selectedKey={tab} onSelectionChange={(key) => setTab(key === "up" ? "up" : "in")} className="mt-3">
        <TabList aria-label={t("server-tabs")} className="flex gap-1 border-b border-line">
          <DoorTab id="in">{t("sign-in")}</DoorTab>
          <DoorTab id="up">{t("sign-up")}</DoorTab>
        </TabList>
        <TabPanel id="in" className="outline-none">
          <SignInForm {...props} />
        </TabPanel>
        <TabPanel id="up" className="outline-none">
          <SignUpForm {...props} onSignInInstead={() => setTab("in")} />
        </TabPanel>
      </Tabs>
    </>
  );
}

/** The address with which this computer knows somebody at a server, if it is one alone: nobody types it twice. */
function useKnownEmail(address: string): string {
  const { data } = useAppState();
  const known = data?.accounts.filter(({ place }) => place.kind === "server" && place.address === address) ?? [];
  return known.length === 1 ? (known[0]?.email ?? "") : "";
}

function DoorTab({ id, children }: { id: "in" | "up"; children: string }) {
  return (
    <Tab
      id={id}
      data-testid={`tab-sign-${id}`}
      className="-mb-px cursor-default border-b-2 border-transparent px-3 py-2 text-body font-medium text-ink-2 hover:text-ink selected:border-accent selected:text-ink"
    >
      {children}
    </Tab>
  );
}
