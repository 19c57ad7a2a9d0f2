// Says how many rows are left after a filter or a search, once, and not when the screen opens.
import { useEffect, useRef } from "react";
import { useWords } from "../../app/words";
import type { WordId } from "../../locales/ids";
import { announce } from "../../parts/announce";

export function useTotalSaid(total: number | undefined, says: WordId) {
  const { t } = useWords();
  const before = useRef(total);
  useEffect(() => {
    if (total === undefined) return;
    if (before.current !== undefined && before.current !== total) announce(t(says, { count: total }));
    before.current = total;
  }, [t, total, says]);
}
