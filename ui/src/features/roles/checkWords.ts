// A check as a sentence: "Can Send invoices and Edit invoices, on a project that is assigned".
import { useCallback } from "react";
import { useWords } from "../../app/words";
import type { RoleTest } from "../../host/roles";
import type { WordId } from "../../locales/ids";
import type { Catalogue } from "./catalogue";
import { useListing } from "./listing";

export const placeWords: Record<RoleTest["place"], WordId> = {
  anywhere: "place-anywhere",
  assignedProject: "place-assigned",
  otherProject: "place-other",
};
/** The same within a sentence. */
const placeWithin: Record<Exclude<RoleTest["place"], "anywhere">, WordId> = {
  assignedProject: "place-within-assigned",
  otherProject: "place-within-other",
};

export function useCheckWords(catalogue: Catalogue | undefined): (test: RoleTest) => string {
  const { t } = useWords();
  const listing = useListing();
  return useCallback(
    (test: RoleTest) => {
      const names = listing(test.permissions.map((key) => catalogue?.label(key) ?? key));
      const said = t(test.can ? "check-can" : "check-cannot", { names });
      return test.place === "anywhere" ? said : t("check-at", { check: said, place: t(placeWithin[test.place]) });
    },
    [catalogue, listing, t],
  );
}
