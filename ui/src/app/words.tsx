// Text for people: messages of the translations, and dates and numbers in the person's own locale.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { LocalizationProvider, ReactLocalization, useLocalization } from "@fluent/react";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import english from "../locales/en.ftl?raw";
import type { WordId } from "../locales/ids";

export type Say = (id: WordId, args?: Record<string, FluentVariable>) => string;

export type Words = {
  t: Say;
  locale: string;
  /** A day, as in "21 Nov" or "21 Nov 2025". */
  day(ms: number): string;
  /** A time of day, as in "14:02". */
  time(ms: number): string;
  /** Today's date in full. */
  today(): string;
  number(value: number): string;
};

/** The locale if the engine knows it, or British English: a bare system says "C", which no formatter takes. */
export function usableLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en-GB";
  } catch {
    return "en-GB";
  }
}

function bundleFor(locale: string): FluentBundle {
  // The words are English, so plurals follow English rules whatever the region.
  const bundle = new FluentBundle(locale.startsWith("en") ? locale : "en-GB", { useIsolating: false });
  const faults = bundle.addResource(new FluentResource(english));
  for (const fault of faults) console.error(fault);
  return bundle;
}

const WordsContext = createContext<Words | null>(null);

export function WordsProvider({ locale, children }: { locale: string; children: ReactNode }) {
  const known = usableLocale(locale);
  const l10n = useMemo(() => new ReactLocalization([bundleFor(known)]), [known]);
  return (
    <LocalizationProvider l10n={l10n}>
      <WordsOf locale={known}>{children}</WordsOf>
    </LocalizationProvider>
  );
}

function WordsOf({ locale, children }: { locale: string; children: ReactNode }) {
  const { l10n } = useLocalization();
  const words = useMemo(() => makeWords(locale, (id, args) => l10n.getString(id, args)), [l10n, locale]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("useWords stands outside of a WordsProvider");
  return words;
}

/** Formatters are made once: making one costs more than a row of a list may. */
function makeWords(locale: string, t: Say): Words {
  const dayOnly = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
  const dayAndYear = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" });
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
  const today = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
  const number = new Intl.NumberFormat(locale);
  return {
    t,
    locale,
    day: (ms) => (isThisYear(ms) ? dayOnly : dayAndYear).format(ms),
    time: (ms) => time.format(ms),
    today: () => today.format(Date.now()),
    number: (value) => number.format(value),
  };
}

function isThisYear(ms: number): boolean {
  return new Date(ms).getFullYear() === new Date().getFullYear();
}
