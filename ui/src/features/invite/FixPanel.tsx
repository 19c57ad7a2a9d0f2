// What one answer settles for many rows, and how the columns of tables were understood, so that nobody goes row by row.
import { Download } from "lucide-react";
import { useWords } from "../../app/words";
import type { RoleChoice, Staging } from "../../bindings";
import { Button } from "../../parts/Button";
import { Alike } from "./Alike";
import { Columns } from "./Columns";
import type { RowKind } from "./rowKinds";
import type { StagingDoings } from "./useStagingDoings";

type Props = { staging: Staging; roles: RoleChoice[]; doings: StagingDoings; onShow: (kind: RowKind) => void };

export function FixPanel({ staging, roles, doings, onShow }: Props) {
  const { t } = useWords();
  const tables = staging.sources.flatMap((source) => (source.table ? [{ ...source, table: source.table }] : []));
  const rest = staging.counts.found - staging.counts.ready;
  if (staging.alike.length === 0 && tables.length === 0) return null;
  return (
    <aside
      aria-label={t("fix-title")}
      className="w-72 shrink-0 overflow-y-auto border-l border-line bg-subtle px-4 py-3 snug:order-first snug:grid snug:max-h-40 snug:w-full snug:grid-cols-2 snug:content-start snug:gap-x-6 snug:border-b snug:border-l-0 narrow:order-last narrow:max-h-none narrow:grid-cols-1"
    >
      {staging.alike.length > 0 ? <h2 className="col-span-full text-body font-semibold">{t("fix-title")}</h2> : null}
      {staging.alike.map((alike, at) => (
        <Alike
          key={JSON.stringify(alike.repair)}
          alike={alike}
          first={at === 0}
          staging={staging}
          roles={roles}
          doings={doings}
          onShow={onShow}
        />
      ))}
      {rest > 0 ? (
        <Button
          weight="link"
          className="my-2 -ml-2 self-start"
          data-testid="export-rest"
          icon={<Download aria-hidden="true" className="size-4" />}
          onPress={() => void doings.exportRest()}
        >
          {t("fix-export-rest", { count: rest })}
        </Button>
      ) : null}
      {tables.map((source) => (
        <Columns key={source.id} source={source} doings={doings} />
      ))}
    </aside>
  );
}
