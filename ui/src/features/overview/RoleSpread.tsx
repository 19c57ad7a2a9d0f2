// How many people hold which role, as bars; the numbers say the same.
import { useRoleChoices } from "../../app/queries";
import { useWords } from "../../app/words";
import { Card } from "../../parts/Card";

export function RoleSpread() {
  const { t, number } = useWords();
  const { data = [] } = useRoleChoices();
  const roles = data.filter((role) => role.people > 0).toSorted((a, b) => b.people - a.people);
  const all = roles.reduce((sum, role) => sum + role.people, 0);
  const most = roles[0]?.people ?? 1;
  if (roles.length < 2) return null;
  return (
    <Card title={t("spread-title")} aside={t("spread-people", { count: all })}>
      <dl className="grid grid-cols-[minmax(6rem,auto)_1fr_auto] items-center gap-x-4 gap-y-2.5 px-4 py-3.5 text-body">
        {roles.map((role) => (
          <div key={role.id} className="contents">
            <dt className="truncate text-ink-2">{role.name}</dt>
            <dd aria-hidden="true" className="h-1.5 rounded-full bg-hovered">
              <span className="block h-full rounded-full bg-edge" style={{ width: `${(role.people / most) * 100}%` }} />
            </dd>
            <dd className="tabular text-right">{number(role.people)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
