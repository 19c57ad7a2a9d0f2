// Says why no other project can be active, and what helps: the plan has room for so many.
import { Heading } from "react-aria-components";
import { refusalSentence } from "../../app/faults";
import { useWords } from "../../app/words";
import type { RefusalView } from "../../bindings";
import { Button } from "../../parts/Button";
import { Sheet } from "../../parts/Confirm";

type Props = { because: RefusalView; onChoose: () => void; onClose: () => void };

export function NoRoom({ because, onChoose, onClose }: Props) {
  const { t } = useWords();
  return (
    <Sheet onClose={onClose}>
      <Heading slot="title" className="text-title font-semibold">
        {t("no-room-title")}
      </Heading>
      <div className="mt-2 flex flex-col gap-2 text-body text-ink-2">
        <p>{refusalSentence(t, because)}</p>
        <p>{t("no-room-helps")}</p>
      </div>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button autoFocus onPress={onClose}>
          {t("close")}
        </Button>
        <Button
          weight="primary"
          data-testid="choose-to-archive"
          onPress={() => {
            onClose();
            onChoose();
          }}
        >
          {t("no-room-choose")}
        </Button>
      </div>
    </Sheet>
  );
}
