// The pattern of verbs that was copied from one module, to be pasted on another. Kept for as long as the editor is open.
import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import { useWords } from "../../app/words";
import { announce } from "../../parts/announce";
import type { ModuleView } from "./catalogue";
import type { Pattern } from "./useSwitches";

type Copied = { from: string; pattern: Pattern | undefined; copy: (module: ModuleView, pattern: Pattern) => void };

const CopiedContext = createContext<Copied>({ from: "", pattern: undefined, copy: () => {} });

export function CopiedPattern({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const [held, setHeld] = useState<{ from: string; pattern: Pattern }>();
  const copied = useMemo<Copied>(
    () => ({
      from: held?.from ?? "",
      pattern: held?.pattern,
      copy: (module, pattern) => {
        setHeld({ from: module.label, pattern });
        announce(t("module-copied", { module: module.label }));
      },
    }),
    [held, t],
  );
  return <CopiedContext value={copied}>{children}</CopiedContext>;
}

export const useCopiedPattern = () => useContext(CopiedContext);
