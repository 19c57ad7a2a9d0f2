// What stands beside the switches: what the draft would look like, its checks, and the role's main menu. In a tab each.
import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useWords } from "../../app/words";
import type { RoleEditor } from "../../host/roles";
import { ChecksPanel } from "./ChecksPanel";
import type { Catalogue } from "./catalogue";
import { MenuPanel } from "./MenuPanel";
import { PreviewPanel } from "./PreviewPanel";
import type { Draft } from "./useDraft";

type Props = {
  editor: RoleEditor;
  catalogue: Catalogue;
  draft: Draft;
  grid: ReactNode;
  /** There is no room for a panel: the switches are one tab among the others. */
  snug: boolean;
  /** Opens the whole preview; nothing where she may not look. */
  viewAs: (() => void) | undefined;
};

const tabLook =
  "flex h-7 cursor-default items-center gap-1.5 rounded-control px-2.5 text-body text-ink-2 outline-offset-[-2px] hover:bg-hovered selected:bg-chosen selected:font-medium selected:text-ink";

export function SidePanel({ editor, catalogue, draft, grid, snug, viewAs }: Props) {
  const { t } = useWords();
  const failing = editor.tests.filter((view) => !view.passes).length;
  const panelLook = snug
    ? "min-h-0 flex-1 overflow-y-auto px-5 py-3 outline-offset-[-2px] middle:flex-none middle:overflow-visible narrow:px-3"
    : "min-h-0 flex-1 overflow-y-auto p-3 outline-offset-[-2px]";
  const tabs = (
    <Tabs
      defaultSelectedKey={snug ? "switches" : "preview"}
      className={snug ? "flex min-h-0 flex-1 flex-col border-t border-line outline-none middle:flex-none" : "flex w-75 shrink-0 flex-col border-l border-line bg-subtle outline-none"}
    >
      <TabList aria-label={t("panel-label")} className={`flex shrink-0 flex-wrap gap-1 ${snug ? "px-5 py-2 narrow:px-3" : "px-3 pt-2.5"}`}>
        {snug ? (
          <Tab id="switches" data-testid="tab-switches" className={tabLook}>
            {t("panel-switches")}
          </Tab>
        ) : null}
        <Tab id="preview" data-testid="tab-preview" className={tabLook}>
          {t("panel-preview")}
        </Tab>
        <Tab id="checks" data-testid="tab-checks" className={tabLook}>
          {t("panel-checks")}
          {failing > 0 ? (
            <span className="tabular rounded-full bg-danger-tint px-1.5 text-small font-semibold text-danger">
              <span aria-hidden="true">{failing}</span>
              <span className="sr-only">{t("checks-failing", { count: failing })}</span>
            </span>
          ) : editor.tests.length > 0 ? (
            <span className="tabular text-small text-ink-3">{editor.tests.length}</span>
          ) : null}
        </Tab>
        <Tab id="menu" data-testid="tab-menu" className={tabLook}>
          {t("panel-menu")}
        </Tab>
      </TabList>
      {snug ? (
        <TabPanel id="switches" className="flex min-h-0 flex-1 flex-col outline-offset-[-2px] middle:flex-none">
          {grid}
        </TabPanel>
      ) : null}
      <TabPanel id="preview" className={panelLook}>
        <PreviewPanel {...{ editor, catalogue, viewAs }} />
      </TabPanel>
      <TabPanel id="checks" className={panelLook}>
        <ChecksPanel {...{ editor, catalogue, draft }} />
      </TabPanel>
      <TabPanel id="menu" className={panelLook}>
        <MenuPanel {...{ editor }} />
      </TabPanel>
    </Tabs>
  );
  return snug ? tabs : (
    <div className="flex min-h-0 flex-1 border-t border-line">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">{grid}</div>
      {tabs}
    </div>
  );
}
