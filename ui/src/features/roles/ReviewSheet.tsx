// The last look before a draft applies: what people gain and lose, sensitive first, by permission or by person.
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay, Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useAsk } from "../../app/asking";
import { keys, useSync } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { RoleEditor, RoleReview } from "../../host/roles";
import { Skeleton } from "../../parts/Blank";
import { Button, IconButton } from "../../parts/Button";
import { toast } from "../../parts/toasts";
import type { Catalogue } from "./catalogue";
import { PersonLines } from "./ReviewByPerson";
import { ReviewLines } from "./ReviewLines";
import type { Draft } from "./useDraft";

type Props = { editor: RoleEditor; catalogue: Catalogue; draft: Draft; onClose: () => void };

const tabLook =
  "flex h-7 cursor-default items-center rounded-control px-3 font-medium text-ink-2 outline-offset-[-2px] hover:bg-hovered selected:bg-chosen selected:text-ink";

export function ReviewSheet({ editor, catalogue, draft, onClose }: Props) {
  const { t } = useWords();
  const host = useHost();
  const { data: review, error } = useQuery({
    queryKey: [...keys.roleEditor, editor.id, "beside", "review"],
    queryFn: () => host.draftReview(editor.id),
    gcTime: 0,
  });
  const count = editor.changes.grant.length + editor.changes.revoke.length;
  const { apply, busy } = useApply(editor, draft, onClose);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-40 flex justify-end bg-scrim p-3 narrow:p-0"
    >
      <Modal className="flex h-full w-full max-w-155 flex-col overflow-hidden rounded-dialog border border-line bg-surface shadow-(--shadow) narrow:rounded-none">
        <Dialog className="flex min-h-0 flex-1 flex-col outline-none">
          <header className="relative px-6 pt-5 pr-14 narrow:px-3 narrow:pr-12">
            <Heading slot="title" className="text-title font-semibold wrap-anywhere">
              {t("review-title", { name: editor.name })}
            </Heading>
            <p className="text-ink-2">
              {t("review-reach", { count, people: review?.people ?? editor.people })}{" "}
              {editor.pending > 0 ? t("review-reach-pending", { pending: editor.pending }) : null}
            </p>
            <IconButton
              label={t("close")}
              className="absolute top-4 right-4"
              icon={<X aria-hidden="true" className="size-4" />}
              onPress={onClose}
            />
          </header>
          {error ? (
            <Trouble error={error} />
          ) : review ? (
            <Reviewed review={review} catalogue={catalogue} />
          ) : (
            <Skeleton className="m-6 w-1/2" />
          )}
          <footer className="mt-auto flex flex-wrap items-center gap-2 border-t border-line bg-subtle px-6 py-3 narrow:px-3">
            <p className="mr-auto text-small text-ink-2">{t("review-note")}</p>
            <Button onPress={onClose}>{t("review-back")}</Button>
            <Button
              weight="primary"
              keys="Ctrl ↵"
              data-testid="apply-role"
              isDisabled={busy || review === undefined}
              onPress={apply}
            >
              {t("review-apply", { count })}
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Reviewed({ review, catalogue }: { review: RoleReview; catalogue: Catalogue }) {
  const { t, number } = useWords();
  return (
    <Tabs className="flex min-h-0 flex-1 flex-col outline-none">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-6 py-3 narrow:px-3">
        <TabList aria-label={t("review-tabs")} className="flex gap-1">
          <Tab id="permission" data-testid="review-by-permission" className={tabLook}>
            {t("review-by-permission")}
          </Tab>
          <Tab id="person" data-testid="review-by-person" className={tabLook}>
            {t("review-by-person")}
          </Tab>
        </TabList>
        <p className="tabular ml-auto flex gap-3 text-small text-ink-2">
          <span>
            <span className="font-semibold text-success">+ {number(review.gains.length)}</span> {t("review-on")}
          </span>
          <span>
            <span className="font-semibold text-danger">− {number(review.losses.length)}</span> {t("review-off")}
          </span>
        </p>
      </div>
      <TabPanel id="permission" className="min-h-0 flex-1 overflow-y-auto px-6 pt-3 pb-5 outline-offset-[-2px] narrow:px-3">
        <ReviewLines review={review} catalogue={catalogue} />
      </TabPanel>
      <TabPanel id="person" className="min-h-0 flex-1 overflow-y-auto px-6 pt-3 pb-5 outline-offset-[-2px] narrow:px-3">
        <PersonLines review={review} catalogue={catalogue} />
      </TabPanel>
    </Tabs>
  );
}

/** Applies the draft once, by the button or by Ctrl and Enter anywhere in the dialog. */
function useApply(editor: RoleEditor, draft: Draft, onClose: () => void) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const { data: sync } = useSync();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const count = editor.changes.grant.length + editor.changes.revoke.length;
  const apply = async () => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    const done = await ask(async () => {
      draft.take(await host.draftApply(editor.id));
      draft.forget();
      const said = sync?.line === "offline" ? "review-queued" : "review-applied";
      toast({ text: t(said, { count, name: editor.name }) });
    });
    running.current = false;
    setBusy(false);
    if (done) onClose();
  };
  const latest = useRef(apply);
  useEffect(() => {
    latest.current = apply;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      void latest.current();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
  return { apply: () => void apply(), busy };
}
