// What stands in the place of a screen that could not be shown: what, why, and what now.
import { useEffect } from "react";
import { reasonOf, useHost } from "../host";
import { Button } from "../parts/Button";
import { useAsk } from "./asking";
import { errorSentence } from "./faults";
import { useScreenReady } from "./look";
import { useWords } from "./words";

type Props = { error: unknown; again?: () => void };

export function Trouble({ error, again }: Props) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  useScreenReady(true);
  useEffect(() => console.error(error), [error]);
  return (
    <div role="alert" className="m-auto flex max-w-lg flex-col gap-3 p-6" data-testid="trouble">
      <h2 className="text-title font-semibold">{t("trouble-title")}</h2>
      <p className="text-body text-ink-2">{errorSentence(t, reasonOf(error))}</p>
      <p className="text-body text-ink-2">{t("trouble-kept")}</p>
      <div className="flex flex-wrap gap-2">
        <Button weight="primary" onPress={again ?? (() => window.location.reload())}>
          {t("try-again")}
        </Button>
        <Button onPress={() => void ask(() => host.copyDiagnostics())}>{t("copy-details")}</Button>
      </div>
    </div>
  );
}
