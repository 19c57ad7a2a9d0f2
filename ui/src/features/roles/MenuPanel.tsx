// The main menu that people of the role see: which screens, and in which order. By the pointer, or by buttons.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronDown, ChevronUp, EyeOff, GripVertical, Lock } from "lucide-react";
import { useRef } from "react";
import { Switch } from "react-aria-components";
import { useAsk } from "../../app/asking";
import { keys } from "../../app/queries";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { RoleEditor, RoleMenuItem } from "../../host/roles";
import { announce } from "../../parts/announce";
import { Skeleton } from "../../parts/Blank";
import { IconButton } from "../../parts/Button";
import { useReorder } from "./useReorder";

export function MenuPanel({ editor }: { editor: RoleEditor }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const client = useQueryClient();
  const queryKey = [...keys.roleEditor, editor.id, "beside", "menu"];
  const { data: menu, error } = useQuery({ queryKey, queryFn: () => host.roleMenu(editor.id) });
  const list = useRef<HTMLUListElement>(null);
  const items = menu?.items ?? [];

  const save = (next: RoleMenuItem[]) => {
    client.setQueryData(queryKey, { items: next, editable: true });
    void ask(async () => {
      client.setQueryData(queryKey, await host.setRoleMenu(editor.id, next.map((item) => [item.key, item.shown])));
    }).then((done) => (done ? undefined : client.invalidateQueries({ queryKey })));
  };
  const move = (from: number, to: number) => {
    const item = items[from];
    if (!item || from === to || to < 0 || to >= items.length) return;
    save(items.toSpliced(from, 1).toSpliced(to, 0, item));
    announce(t("menu-moved", { name: item.label, place: to + 1, of: items.length }));
  };
  const reorder = useReorder(list, move);
  if (error) return <p className="text-small text-ink-2">{t("preview-failed")}</p>;
  if (!menu) return <Skeleton className="w-1/2" />;
  return (
    <div className="flex max-w-120 flex-col gap-3">
      <p className="text-small text-ink-2">{t("menu-hint")}</p>
      <ul ref={list} data-testid="role-menu" className="overflow-hidden rounded-card border border-line bg-surface">
        {items.map((item, at) => (
          <MenuLine
            key={item.key}
            item={item}
            editable={menu.editable}
            lifted={reorder.lifted === at}
            target={reorder.over === at}
            first={at === 0}
            last={at === items.length - 1}
            onGrab={(event) => reorder.grab(event, at)}
            onMove={(step) => move(at, at + step)}
            onShow={(shown) => save(items.with(at, { ...item, shown }))}
          />
        ))}
      </ul>
    </div>
  );
}

type LineProps = {
  item: RoleMenuItem;
  editable: boolean;
  lifted: boolean;
  target: boolean;
  first: boolean;
  last: boolean;
  onGrab: (event: React.PointerEvent) => void;
  onMove: (step: 1 | -1) => void;
  onShow: (shown: boolean) => void;
};

function MenuLine({ item, editable, lifted, target, first, last, onGrab, onMove, onShow }: LineProps) {
  const { t } = useWords();
  const look = `${lifted ? "opacity-55" : ""} ${target ? "bg-chosen" : ""}`;
  return (
    <li data-testid={`menu-item-${item.key}`} className={`flex min-h-9 items-center gap-1 border-b border-line pr-2 pl-1 last:border-b-0 ${look}`}>
      {editable ? (
        <span aria-hidden="true" onPointerDown={onGrab} className="inline-flex size-6 shrink-0 cursor-grab touch-none items-center justify-center text-ink-3">
          <GripVertical className="size-4" />
        </span>
      ) : null}
      <span className="min-w-0 flex-1 py-1 pl-1">
        <span className={`block wrap-anywhere ${item.shown && item.permitted ? "" : "text-ink-3"}`}>{item.label}</span>
        {item.permitted ? null : (
          <span className="flex items-center gap-1 text-small text-ink-3">
            <Lock aria-hidden="true" className="size-3" />
            {t("menu-not-permitted")}
          </span>
        )}
        {item.permitted && !item.shown ? (
          <span className="flex items-center gap-1 text-small text-ink-3">
            <EyeOff aria-hidden="true" className="size-3" />
            {t("menu-left-out")}
          </span>
        ) : null}
      </span>
      {editable ? (
        <>
          <IconButton
            label={t("menu-up", { name: item.label })}
            isDisabled={first}
            className="!size-6"
            icon={<ChevronUp aria-hidden="true" className="size-4" />}
            onPress={() => onMove(-1)}
          />
          <IconButton
            label={t("menu-down", { name: item.label })}
            isDisabled={last}
            className="!size-6"
            icon={<ChevronDown aria-hidden="true" className="size-4" />}
            onPress={() => onMove(1)}
          />
          <Switch
            aria-label={t("menu-show", { name: item.label })}
            isSelected={item.shown}
            onChange={onShow}
            className="group inline-flex h-6 w-9 shrink-0 items-center justify-center rounded-full focus-visible:outline-2 focus-visible:outline-focus"
          >
            <span className="flex h-4 w-7 items-center rounded-full bg-edge px-0.5 group-selected:bg-accent">
              <span className="size-3 rounded-full bg-surface transition-transform duration-(--motion-state) group-selected:translate-x-3 group-selected:bg-on-accent" />
            </span>
          </Switch>
        </>
      ) : null}
    </li>
  );
}
