// A toggle's consequences as a sentence: "Also turned on View invoices, which it needs."
import { useCallback } from "react";
import { useWords } from "../../app/words";
import { useCatalogue } from "./catalogue";
import { useListing } from "./listing";
import type { DraftNote } from "./useDraft";

export function useNoteWords(): (note: DraftNote) => string {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const listing = useListing();
  return useCallback(
    ({ asked, alsoOn, alsoOff }: DraftNote) => {
      const named = (keys: string[]) => listing(keys.map((key) => catalogue?.label(key) ?? key));
      return alsoOn.length > 0
        ? t("draft-also-on", { names: named(alsoOn), count: asked.length })
        : t("draft-also-off", { names: named(alsoOff), count: alsoOff.length });
    },
    [catalogue, listing, t],
  );
}
