// The middle of a preview: the chosen screen, or what stands there when nothing at all is seen.
import { useNavigate } from "@tanstack/react-router";
import { useWords } from "../../app/words";
import type { ViewAs, ViewScreen } from "../../host/roles";
import { Blank } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Notice } from "../../parts/Notice";
import { usePreviewed } from "./preview";
import { ScreenView } from "./ScreenView";

type Props = { view: ViewAs; screen: ViewScreen | undefined; onShowHidden: () => void };

export function PreviewedScreen({ view, screen, onShowHidden }: Props) {
  const { t } = useWords();
  return (
    <section
      aria-label={t("view-content", { who: view.title })}
      tabIndex={-1}
      data-region=""
      data-testid="view-content"
      className="min-w-0 flex-1 overflow-y-auto px-5 pb-8 outline-none middle:overflow-visible narrow:px-3"
    >
      {view.limited ? (
        <div className="pt-3">
          <Notice tone="info">{t("view-limited", { who: view.title })}</Notice>
        </div>
      ) : null}
      {screen ? <ScreenView key={screen.key} screen={screen} /> : <NothingSeen onShowHidden={onShowHidden} />}
    </section>
  );
}

function NothingSeen({ onShowHidden }: { onShowHidden: () => void }) {
  const { t } = useWords();
  const { subject, role, who, showHidden } = usePreviewed();
  const navigate = useNavigate();
  return (
    <Blank
      title={t(subject.kind === "member" ? "view-nothing-person" : "view-nothing-role", { who })}
      action={
        <>
          {showHidden ? null : (
            <Button weight="primary" onPress={onShowHidden}>
              {t("view-show-hidden")}
            </Button>
          )}
          {role === null ? null : (
            <Button onPress={() => void navigate({ to: "/roles/$role", params: { role } })}>{t("view-open-editor")}</Button>
          )}
        </>
      }
    >
      {t(showHidden ? "view-nothing-ask" : "view-nothing-hint")}
    </Blank>
  );
}
