// The one yellow line that says that nothing here is real.
import { useNavigate } from "@tanstack/react-router";
import { Info } from "lucide-react";
import { Button } from "../parts/Button";
import { useWords } from "./words";

export function DemoLine() {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <div
      role="note"
      data-testid="demo-line"
      className="flex min-h-8 shrink-0 items-center gap-2 border-b border-line bg-waiting-tint px-5 py-1 text-body text-waiting narrow:px-3"
    >
      <Info aria-hidden="true" className="size-4 shrink-0 narrow:hidden" />
      <span className="min-w-0 flex-1">{t("demo-line")}</span>
      <Button
        weight="inherit"
        className="-my-1 -mr-2 h-7 underline hover:no-underline"
        onPress={() => void navigate({ to: "/welcome", search: {} })}
      >
        {t("demo-add-own")}
      </Button>
    </div>
  );
}
