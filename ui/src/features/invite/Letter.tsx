// What the sender writes to everybody in the batch. Closed until it is asked for: most invitations need no words.
import { MessageSquarePlus } from "lucide-react";
import { Label, Text, TextArea, TextField } from "react-aria-components";
import { useWords } from "../../app/words";
import { Button } from "../../parts/Button";

/** `undefined` is closed. */
type Props = { message: string | undefined; onMessage: (message: string | undefined) => void };

export function Letter({ message, onMessage }: Props) {
  const { t } = useWords();
  return (
    <div className="shrink-0 border-t border-line bg-surface px-5 py-2 narrow:px-3">
      {message === undefined ? (
        <Button
          weight="link"
          data-testid="add-message"
          icon={<MessageSquarePlus aria-hidden="true" className="size-4" />}
          onPress={() => onMessage("")}
          className="-ml-2"
        >
          {t("invite-message-add")}
        </Button>
      ) : (
        <TextField autoFocus value={message} onChange={onMessage} className="flex max-w-2xl flex-col gap-1">
          <Label className="text-body font-medium text-ink">{t("invite-message")}</Label>
          <TextArea
            data-testid="message"
            rows={3}
            className="w-full min-w-0 resize-y rounded-control border border-edge bg-surface px-2.5 py-1.5 text-body text-ink outline-offset-1"
          />
          <Text slot="description" className="text-small text-ink-3">
            {t("invite-message-hint")}
          </Text>
        </TextField>
      )}
    </div>
  );
}
