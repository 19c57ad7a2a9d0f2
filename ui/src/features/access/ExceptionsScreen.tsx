// Exceptions: the explicit rows on one project that say more than the roles do.
import { Page } from "../../parts/Page";
import { useWords } from "../../app/words";

export function ExceptionsScreen() {
  const { t } = useWords();
  return <Page title={t("exceptions-title")}>{null}</Page>;
}
