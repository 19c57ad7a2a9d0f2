// A review by person: what each of them gains and loses.
import { useWords } from "../../app/words";
import type { RoleReview } from "../../host/roles";
import { Avatar } from "../../parts/Avatar";
import type { Catalogue } from "./catalogue";
import { WayMark, type Way } from "./ReviewLines";
import { useListing } from "./listing";

export function PersonLines({ review, catalogue }: { review: RoleReview; catalogue: Catalogue }) {
  const { t } = useWords();
  if (review.byPerson.length === 0) return <p className="py-4 text-ink-3">{t("review-no-person")}</p>;
  return (
    <>
      <ul>
        {review.byPerson.map((person) => (
          <li key={person.id} data-testid="review-person" className="flex gap-3 border-b border-line py-2.5 last:border-b-0">
            <Avatar name={person.name} large />
            <div className="min-w-0 flex-1">
              <p className="font-medium wrap-anywhere">{person.name}</p>
              <Moved way="gain" keys={person.gains} catalogue={catalogue} />
              <Moved way="loss" keys={person.losses} catalogue={catalogue} />
              {person.gains.length + person.losses.length === 0 ? (
                <p className="text-small text-ink-3">{t("review-person-same")}</p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {review.morePeople > 0 ? (
        <p className="pt-2 text-small text-ink-3">{t("review-more-people", { count: review.morePeople })}</p>
      ) : null}
    </>
  );
}

function Moved({ way, keys, catalogue }: { way: Way; keys: string[]; catalogue: Catalogue }) {
  const { t } = useWords();
  const listing = useListing();
  if (keys.length === 0) return null;
  const names = listing(keys.map(catalogue.label), 5);
  return (
    <p className="mt-1 flex items-start gap-2 text-small text-ink-2">
      <WayMark way={way} small />
      <span>{t(way === "gain" ? "review-person-gains" : "review-person-loses", { names })}</span>
    </p>
  );
}
