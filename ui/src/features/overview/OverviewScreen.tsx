// The small, true picture of a workspace: what needs somebody, the seats, and how many people of which kind.
import { useScreenReady } from "../../app/look";
import { useFewPeople, useSeats } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { PeopleCounts, PeopleFilter } from "../../bindings";
import type { WordId } from "../../locales/ids";
import { Link } from "@tanstack/react-router";
import { Card } from "../../parts/Card";
import { Page } from "../../parts/Page";
import { InviteButton } from "../people/PeopleScreen";
import { GettingStarted } from "./GettingStarted";
import { NeedsYou } from "./NeedsYou";
import { RoleSpread } from "./RoleSpread";
import { SeatsCard } from "./SeatsCard";

export function OverviewScreen() {
  const { t, today } = useWords();
  const seats = useSeats();
  const people = useFewPeople("all", 1);
  const counts = people.data?.counts;
  useScreenReady(seats.data !== undefined && counts !== undefined);
  const failed = seats.error ?? people.error;
  return (
    <Page title={t("nav-overview")} detail={today()} actions={<InviteButton />}>
      {failed ? (
        <Trouble error={failed} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)_18.75rem] items-start gap-4 snug:grid-cols-1">
          <div className="flex min-w-0 flex-col gap-4">
            {counts?.all === 1 ? <GettingStarted /> : null}
            <NeedsYou />
            <RoleSpread />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <SeatsCard seats={seats.data} />
            <PeopleCard counts={counts} />
          </div>
        </div>
      )}
    </Page>
  );
}

const lines: { filter: Exclude<PeopleFilter, "all">; says: WordId }[] = [
  { filter: "active", says: "filter-active" },
  { filter: "pending", says: "filter-pending" },
  { filter: "waiting", says: "filter-waiting" },
  { filter: "ended", says: "filter-ended" },
];

function PeopleCard({ counts }: { counts: PeopleCounts | undefined }) {
  const { t, number } = useWords();
  return (
    <Card title={t("nav-people")}>
      <ul className="py-1">
        {lines.map(({ filter, says }) => (
          <li key={filter}>
            <Link
              to="/people"
              search={{ filter }}
              className="flex items-center justify-between px-4 py-1.5 text-body text-ink-2 no-underline outline-offset-[-2px] hover:bg-hovered"
            >
              <span>{t(says)}</span>
              <span className="tabular font-semibold text-ink">{counts ? number(counts[filter]) : "–"}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
