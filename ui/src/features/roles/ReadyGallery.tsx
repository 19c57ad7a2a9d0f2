// The ready roles as cards, for a workspace that has no role of its own yet.
import { useWords } from "../../app/words";
import type { ReadyRole } from "../../host/roles";
import { Button } from "../../parts/Button";

export function ReadyGallery({ ready, onUse }: { ready: ReadyRole[]; onUse: (key: string) => void }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="ready-roles" data-testid="ready-roles">
      <h2 id="ready-roles" className="text-emphasis font-semibold">
        {t("ready-title")}
      </h2>
      <p className="mt-0.5 text-ink-3">{t("ready-hint")}</p>
      <ul className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-3">
        {ready.map((role) => (
          <li key={role.key} className="flex flex-col gap-1 rounded-card border border-line bg-surface p-4">
            <h3 className="font-semibold">{role.name}</h3>
            <p className="text-small text-ink-2">{role.about}</p>
            <div className="mt-auto flex items-center justify-between gap-2 pt-3">
              <span className="tabular text-small text-ink-3">{t("role-permissions-of", { count: role.permissionsOn })}</span>
              <Button
                data-testid={`use-${role.key}`}
                aria-label={t("ready-use-named", { name: role.name })}
                onPress={() => onUse(role.key)}
              >
                {t("ready-use")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
