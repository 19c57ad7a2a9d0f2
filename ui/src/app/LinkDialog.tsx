// What a link from outside asks for, as a question. Nothing happens before somebody says so (H05).
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Heading } from "react-aria-components";
import type { LinkView } from "../bindings";
import { useHost } from "../host";
import type { WordId } from "../locales/ids";
import { Button } from "../parts/Button";
import { Confirm, Sheet } from "../parts/Confirm";
import { keys, useAppState } from "./queries";
import type { AppRouter } from "./routes";
import { useWords } from "./words";

const refusals: Record<string, WordId> = {
  unknown: "link-refused-unknown",
  malformed: "link-refused-malformed",
  tooLong: "link-refused-too-long",
  secret: "link-refused-secret",
};

export function LinkDialog({ router }: { router: AppRouter }) {
  const { t } = useWords();
  const host = useHost();
  const client = useQueryClient();
  const { data: link } = useQuery({ queryKey: keys.link, queryFn: () => host.openedLink() });
  useEffect(() => host.on("linkArrived", () => void client.invalidateQueries({ queryKey: keys.link })), [client, host]);
  const { data: state } = useAppState();
  // Where nobody has signed in at that server, that comes first.
  const isKnown = (server: string | null) =>
    state?.accounts.some(({ place }) => place.kind === "server" && (server === null || place.address === server)) ?? false;
  if (!link) return null;
  const close = () => {
    client.setQueryData<LinkView | null>(keys.link, null);
    void host.linkAnswered();
  };
  switch (link.kind) {
    case "invites":
      return (
        <Confirm
          title={t("link-invites-title")}
          verb={t("link-invites-verb")}
          refusal={t("link-not-now")}
          onConfirm={() =>
            void (isKnown(link.server)
              ? router.navigate({ to: "/invites" })
              : router.navigate({ to: "/welcome", search: { door: "server", address: link.server ?? undefined } }))
          }
          onClose={close}
        >
          <p>{t(link.server ? "link-invites-text" : "link-invites-anywhere")}</p>
          {link.server ? <Server address={link.server} /> : null}
          <p>{t("link-invites-nothing")}</p>
        </Confirm>
      );
    case "signIn":
      return (
        <Confirm
          title={t("link-sign-in-title")}
          verb={t("link-sign-in-verb")}
          refusal={t("link-not-now")}
          onConfirm={() => void router.navigate({ to: "/welcome", search: { door: "server", address: link.server } })}
          onClose={close}
        >
          <p>{t("link-sign-in-text")}</p>
          <Server address={link.server} />
        </Confirm>
      );
    case "refused":
      return (
        <Sheet onClose={close} role="alertdialog">
          <Heading slot="title" className="text-title font-semibold">
            {t("link-refused-title")}
          </Heading>
          <p data-testid="link-refused" className="mt-2 text-body text-ink-2">
            {t(refusals[link.reason] ?? "link-refused-malformed")}
          </p>
          <div className="mt-5 flex justify-end">
            <Button autoFocus data-testid="close-link" onPress={close}>
              {t("close")}
            </Button>
          </div>
        </Sheet>
      );
    default:
      return link satisfies never;
  }
}

/** In full and in one piece, so that nobody reads another name into it. */
function Server({ address }: { address: string }) {
  return (
    <p data-testid="link-server" className="rounded-control bg-subtle px-3 py-2 font-medium text-ink wrap-anywhere">
      {address}
    </p>
  );
}
