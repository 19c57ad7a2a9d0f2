// What differs between two sides, by module: who has it, and a button that copies it across into the draft of the other.
import { ArrowLeft, ArrowRight, Check, Minus } from "lucide-react";
import { useWords } from "../../app/words";
import type { Comparison } from "../../host/roles";
import type { Catalogue, ModuleView } from "./catalogue";
import { IconButton } from "../../parts/Button";
import { Sensitive } from "./Sensitive";

type Props = {
  data: Comparison;
  catalogue: Catalogue;
  left: string;
  right: string;
  copy: (into: string, key: string, on: boolean) => void;
};
type Difference = Comparison["differences"][number];

export function Differences(props: Props) {
  const { t } = useWords();
  const { data, catalogue } = props;
  const inModule = (module: ModuleView) => data.differences.filter((each) => module.keys.includes(each.key));
  return (
    <div role="table" aria-label={t("compare-title")} data-testid="differences" className="overflow-hidden rounded-card border border-line bg-surface">
      <div role="rowgroup">
        <div role="row" className="compare-columns grid items-center gap-x-3 border-b border-line bg-app px-4 py-2 text-small text-ink-3">
          <div role="columnheader">{t("compare-permission")}</div>
          <SideHead side={data.left} />
          <SideHead side={data.right} />
        </div>
      </div>
      {catalogue.modules
        .filter((module) => inModule(module).length > 0)
        .map((module) => (
          <div role="rowgroup" key={module.key}>
            <div role="row" className="border-b border-line bg-subtle px-4 py-1.5 text-small font-medium text-ink-2">
              <div role="rowheader">{module.label}</div>
            </div>
            {inModule(module).map((each) => (
              <Row key={each.key} each={each} {...props} />
            ))}
          </div>
        ))}
    </div>
  );
}

function SideHead({ side }: { side: Comparison["left"] }) {
  const { t } = useWords();
  return (
    <div role="columnheader" className="min-w-0 text-center wrap-anywhere">
      <span className="font-medium text-ink">{side.name}</span>
      <span className="block">{t("role-permissions-of", { count: side.on })}</span>
    </div>
  );
}

function Row({ each, data, catalogue, left, right, copy }: Props & { each: Difference }) {
  const { t } = useWords();
  const name = catalogue.label(each.key);
  const line = catalogue.line(each.key);
  return (
    <div role="row" data-testid={`difference-${each.key}`} className="compare-columns grid min-h-row items-center gap-x-3 border-b border-line px-4 py-1">
      <div role="cell" className="min-w-0">
        <span className="mr-2 font-medium">{name}</span>
        <Sensitive kind={line?.sensitive} />
        <span className="block text-small text-ink-3">{line?.description}</span>
      </div>
      <div role="cell" className="flex items-center justify-center gap-2">
        <Has on={each.left} />
        {data.right.editable ? (
          <IconButton
            label={t("compare-copy", { name, state: t(each.left ? "state-on" : "state-off"), to: data.right.name })}
            data-testid={`copy-right-${each.key}`}
            icon={<ArrowRight aria-hidden="true" className="size-4" />}
            onPress={() => copy(right, each.key, each.left)}
          />
        ) : null}
      </div>
      <div role="cell" className="flex items-center justify-center gap-2">
        {data.left.editable ? (
          <IconButton
            label={t("compare-copy", { name, state: t(each.right ? "state-on" : "state-off"), to: data.left.name })}
            data-testid={`copy-left-${each.key}`}
            icon={<ArrowLeft aria-hidden="true" className="size-4" />}
            onPress={() => copy(left, each.key, each.right)}
          />
        ) : null}
        <Has on={each.right} />
      </div>
    </div>
  );
}

function Has({ on }: { on: boolean }) {
  const { t } = useWords();
  const Icon = on ? Check : Minus;
  return (
    <span className={`inline-flex min-w-12 items-center gap-1 ${on ? "text-success" : "text-ink-3"}`}>
      <Icon aria-hidden="true" className="size-4" />
      {t(on ? "state-on" : "state-off")}
    </span>
  );
}
