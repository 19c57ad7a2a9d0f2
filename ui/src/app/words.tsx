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

const LocaleContext = createContext("en-GB");

export function WordsProvider({ locale, children }: { locale: string; children: ReactNode }) {
  const known = usableLocale(locale);
  const l10n = useMemo(() => new ReactLocalization([bundleFor(known)]), [known]);
  return (
    <LocaleContext value={known}>
      <LocalizationProvider l10n={l10n}>{children}</LocalizationProvider>
    </LocaleContext>
  );
}

export function useWords(): Words {
  const { l10n } = useLocalization();
  const locale = useContext(LocaleContext);
  return useMemo(() => {
    const format = (ms: number, options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, options).format(ms);
    return {
      locale,
      t: (id, args) => l10n.getString(id, args),
      day: (ms) =>
        format(ms, {
          day: "numeric",
          month: "short",
          ...(isThisYear(ms) ? {} : { year: "numeric" }),
        }),
      time: (ms) => format(ms, { hour: "2-digit", minute: "2-digit" }),
      today: () => format(Date.now(), { weekday: "long", day: "numeric", month: "long" }),
      number: (value) => new Intl.NumberFormat(locale).format(value),
    };
  }, [l10n, locale]);
}

function isThisYear(ms: number): boolean {
  return new Date(ms).getFullYear() === new Date().getFullYear();
}
