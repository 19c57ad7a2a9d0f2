// Several names in one sentence, in the person's own language, cut off where it would become a list.
import { useMemo } from "react";
import { useWords, type Words } from "../../app/words";

export type ListNames = (names: readonly string[], most?: number) => string;

export function useListing(): ListNames {
  const words = useWords();
  return useMemo(() => listingIn(words), [words]);
}

function listingIn({ t, locale }: Words): ListNames {
  const format = new Intl.ListFormat(locale);
  return (names, most = 4) => {
    // One left over takes no more room than saying so.
    if (names.length <= most + 1) return format.format(names);
    return format.format([...names.slice(0, most), t("roles-and-more", { count: names.length - most })]);
  };
}
