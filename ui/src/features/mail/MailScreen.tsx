// Mails that the server kept, because it has no mail server to give them to: to copy or to open, and to pass on oneself.
import { Copy, MailOpen } from "lucide-react";
import { useAsk } from "../../app/asking";
import { useScreenReady } from "../../app/look";
import { useKeptMails } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { KeptMail } from "../../bindings";
import { useHost } from "../../host";
import { Blank, Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Notice } from "../../parts/Notice";
import { Page } from "../../parts/Page";
import { toast } from "../../parts/toasts";

export function MailScreen() {
  const { t } = useWords();
  const { data: mails, error } = useKeptMails();
  useScreenReady(mails !== undefined);
  return (
    <Page title={t("mail-title")} detail={mails ? t("mail-count", { count: mails.length }) : null}>
      {error ? (
        <Trouble error={error} />
      ) : mails === undefined ? (
        <Skeleton className="w-1/2" />
      ) : mails.length === 0 ? (
        <Blank title={t("mail-empty")}>{t("mail-empty-hint")}</Blank>
      ) : (
        <div className="flex max-w-3xl flex-col gap-3">
          <Notice tone="info">{t("mail-why")}</Notice>
          {mails.map((mail) => (
            <MailItem key={mail.id} mail={mail} />
          ))}
        </div>
      )}
    </Page>
  );
}

function MailItem({ mail }: { mail: KeptMail }) {
  const { t, day, time } = useWords();
  const host = useHost();
  const ask = useAsk();
  const copy = () =>
    void ask(async () => {
      await host.copyInvitationLink(mail.invitation);
      toast({ text: t("person-link-copied", { email: mail.to }) });
    });
  return (
    <article data-testid="kept-mail" data-email={mail.to} className="rounded-card border border-line bg-surface">
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-3">
        <div className="min-w-0 flex-1 basis-60 wrap-anywhere">
          <h2 className="text-body font-semibold">{mail.to}</h2>
          <p className="text-body text-ink-2">{mail.subject}</p>
          <p className="tabular text-small text-ink-3">{t("change-made", { day: day(mail.made), time: time(mail.made) })}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            data-testid="copy-link"
            aria-label={t("mail-copy-link-for", { email: mail.to })}
            icon={<Copy aria-hidden="true" className="size-4 text-ink-3" />}
            onPress={copy}
          >
            {t("mail-copy-link")}
          </Button>
          <Button
            data-testid="open-mail"
            aria-label={t("mail-open-for", { email: mail.to })}
            icon={<MailOpen aria-hidden="true" className="size-4 text-ink-3" />}
            onPress={() => void ask(() => host.openKeptMail(mail.id))}
          >
            {t("mail-open")}
          </Button>
        </div>
      </header>
      <p className="mx-4 mt-2 mb-4 rounded-control bg-subtle px-3 py-2 text-body whitespace-pre-wrap text-ink-2">{mail.text}</p>
    </article>
  );
}
