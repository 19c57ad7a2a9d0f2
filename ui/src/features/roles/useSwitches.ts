// What every switch of the editor needs to know: what is on, what changed, what is locked and why, and how to flip it.
import { useMemo } from "react";
import { useWords } from "../../app/words";
import type { RoleEditor, WhySubject } from "../../host/roles";
import { announce } from "../../parts/announce";
import { markOf, verbs, type Catalogue, type Mark, type ModuleView, type Verb } from "./catalogue";
import { sensitiveWords } from "./Sensitive";
import { keyLockWords, lockWords } from "./roleWords";
import type { Draft } from "./useDraft";

/** Which verbs of a module are on; those that are partly on are left as they are where it is pasted. */
export type Pattern = Record<Verb, Mark>;
export type SwitchBoard = ReturnType<typeof useSwitches>;

type Needs = { editor: RoleEditor; catalogue: Catalogue; draft: Draft; listed: (key: string) => boolean };

export function useSwitches({ editor, catalogue, draft, listed }: Needs) {
  const { t } = useWords();
  const { toggle } = draft;
  return useMemo(() => {
    const on = new Set(editor.on);
    const changed = new Set([...editor.changes.grant, ...editor.changes.revoke]);
    const lockedKeys = new Set(editor.lockedKeys);
    const subject: WhySubject = { kind: "draft", id: editor.id };

    const locked = (key: string): string | undefined => {
      if (editor.locked) return t(lockWords[editor.locked]);
      return lockedKeys.has(key) ? t(keyLockWords[catalogue.line(key)?.grantable ?? "anyRole"]) : undefined;
    };
    const free = (keys: readonly string[]) => keys.filter((key) => !locked(key));
    const lockedAll = (keys: readonly string[]) => (free(keys).length === 0 ? locked(keys[0] ?? "") : undefined);
    const set = (keys: readonly string[], turnOn: boolean) =>
      void toggle(free(keys).filter((key) => on.has(key) !== turnOn), turnOn);
    const flip = (keys: readonly string[]) => {
      const why = lockedAll(keys);
      if (why) return announce(why);
      set(keys, !free(keys).every((key) => on.has(key)));
    };
    const describe = (keys: readonly string[]) =>
      keys.map((key) => describeLine(key)).filter(Boolean).join(" ");
    const describeLine = (key: string) => {
      const line = catalogue.line(key);
      const kind = line?.sensitive ? `${t("sensitive")}: ${t(sensitiveWords[line.sensitive])}.` : "";
      const unsaved = changed.has(key) ? t("editor-unsaved-one") : "";
      return [line?.description && `${line.description}.`, kind, unsaved].filter(Boolean).join(" ");
    };
    const patternOf = (module: ModuleView): Pattern =>
      Object.fromEntries(verbs.map((verb) => [verb, markOf(module.cells[verb], on)])) as Pattern;
    const applyPattern = (module: ModuleView, pattern: Pattern) => {
      const keysOf = (mark: Mark) => verbs.filter((verb) => pattern[verb] === mark).flatMap((verb) => module.cells[verb]);
      set(keysOf("none"), false);
      set(keysOf("all"), true);
    };
    const { label } = catalogue;
    /** All that a row of these keys shows of the draft, so that it is drawn again only when some of it changes. */
    const stateOf = (keys: readonly string[]) =>
      keys.map((key) => `${on.has(key)} ${changed.has(key)} ${locked(key) ?? ""}`).join();
    return { on, changed, subject, label, listed, stateOf, locked, lockedAll, set, flip, describe, patternOf, applyPattern };
  }, [editor, catalogue, toggle, listed, t]);
}
