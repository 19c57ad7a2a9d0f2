// Everything that stands around every screen: the host, the answers, the language, and the notes in the corner.
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { I18nProvider } from "react-aria-components";
import { HostProvider, type Host } from "../host";
import { LiveRegion } from "../parts/announce";
import { Toasts } from "../parts/toasts";
import { applyLook } from "./look";
import { useAppState, useHostEvents } from "./queries";
import type { AppRouter } from "./routes";
import { usableLocale, WordsProvider } from "./words";

/** Nothing of it is seen at a usual start. */
const LinkDialog = lazy(async () => ({ default: (await import("./LinkDialog")).LinkDialog }));

type Props = { host: Host; client: QueryClient; router: AppRouter };

export function App({ host, client, router }: Props) {
  return (
    <HostProvider value={host}>
      <QueryClientProvider client={client}>
        <Screens router={router} />
      </QueryClientProvider>
    </HostProvider>
  );
}

function Screens({ router }: { router: AppRouter }) {
  const { data } = useAppState();
  useHostEvents();
  useEffect(() => {
    if (data) applyLook(data.preferences);
  }, [data]);
  const locale = usableLocale(data?.locale ?? "en-GB");
  return (
    <WordsProvider locale={locale}>
      <I18nProvider locale={locale}>
        <RouterProvider router={router} />
        <Suspense>
          <LinkDialog router={router} />
        </Suspense>
        <Toasts />
        <LiveRegion />
      </I18nProvider>
    </WordsProvider>
  );
}
