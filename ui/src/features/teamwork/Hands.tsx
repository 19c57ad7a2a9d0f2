// The people on a project or in a team: what each is there, and, for those who run it, who is added, changed and taken off.
import { Clock, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useAsk } from "../../app/asking";
import { refusalSentence } from "../../app/faults";
import { useWords } from "../../app/words";
import type { Hand } from "../../bindings";
import { announce } from "../../parts/announce";
import { Avatar } from "../../parts/Avatar";
import { IconButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Picker } from "../../parts/Picker";
import { toast } from "../../parts/toasts";
import { AddPerson } from "./AddPerson";
import type { PartWords } from "./partWords";

export type HandOf<Part> = { who: Hand; part: Part; parts: Part[] };

type Props<Part extends string> = {
  /** The project's or the team's name. */
  of: string;
  people: HandOf<Part>[];
  total: number;
  words: PartWords<Part>;
  mayAdd: boolean;
  add: (member: string) => Promise<unknown>;
  setPart: (member: string, part: Part) => Promise<unknown>;
  takeOff: (member: string) => Promise<unknown>;
};

/** Why somebody stays, as far as it can be helped; who may not take people off is not told so at each of them. */
const worthSaying = new Set(["lastProjectOwner", "lastTeamManager"]);

export function Hands<Part extends string>(props: Props<Part>) {
  const { of, people, total, mayAdd, add } = props;
  const { t, number } = useWords();
  const ask = useAsk();
  const list = useRef<HTMLUListElement>(null);
  // Whoever took somebody off stood on a button that is gone now.
  const before = useRef(people.length);
  useEffect(() => {
    if (people.length < before.current && document.activeElement === document.body) list.current?.focus();
    before.current = people.length;
  }, [people.length]);
  const putOn = (id: string, name: string) =>
    void ask(async () => {
      await add(id);
      announce(t("hands-added", { name, of }));
    });
  return (
    <Card
      title={t("nav-people")}
      count={number(total)}
      className="max-w-3xl"
      aside={mayAdd ? <AddPerson without={people.map(({ who }) => who.member)} onAdd={putOn} /> : null}
    >
      <ul ref={list} tabIndex={-1} aria-label={t("hands-of", { of })} data-testid="hands" className="outline-offset-[-2px]">
        {people.map((hand) => (
          <HandLine key={hand.who.member} hand={hand} {...props} />
        ))}
      </ul>
      {total > people.length ? (
        <p className="px-4 py-2.5 text-small text-ink-3">{t("hands-more", { shown: people.length, total })}</p>
      ) : null}
    </Card>
  );
}

function HandLine<Part extends string>({ hand, ...props }: Props<Part> & { hand: HandOf<Part> }) {
  const { t } = useWords();
  const { who } = hand;
  const name = who.name ?? t("hand-unseen");
  const stays = who.stays && props.mayAdd && worthSaying.has(who.stays.code) ? refusalSentence(t, who.stays) : null;
  return (
    <li
      data-testid="hand"
      data-unsent={String(who.unsent)}
      className="grid grid-cols-[minmax(0,1fr)_8.5rem_1.75rem] items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 last:border-b-0 narrow:grid-cols-[minmax(0,1fr)_1.75rem]"
    >
      <span className="flex min-w-0 items-center gap-2.5 narrow:row-start-1">
        <Avatar name={name} />
        <span className="min-w-0">
          <span className="flex flex-wrap items-center gap-x-2">
            <span className="text-body wrap-anywhere">
              {name}
              {who.isMe ? <span className="text-ink-3"> {t("people-you")}</span> : null}
            </span>
            {who.unsent ? (
              <span className="inline-flex items-center gap-1 rounded-tag border border-dashed border-waiting bg-waiting-tint px-1.5 text-small font-medium text-waiting">
                <Clock aria-hidden="true" className="size-3.5" />
                {t("status-unsent")}
              </span>
            ) : null}
          </span>
          <span className="block text-small text-ink-3">{stays ?? who.role}</span>
        </span>
      </span>
      <PartOf hand={hand} name={name} {...props} />
      <TakeOff hand={hand} name={name} {...props} />
    </li>
  );
}

type LineProps<Part extends string> = Props<Part> & { hand: HandOf<Part>; name: string };

function PartOf<Part extends string>({ hand, name, words, setPart }: LineProps<Part>) {
  const { t } = useWords();
  const ask = useAsk();
  const place = "narrow:col-span-2 narrow:row-start-2 narrow:ml-8";
  if (hand.parts.length === 0) return <span className={`px-2 text-body text-ink-2 narrow:px-0 ${place}`}>{t(words[hand.part].name)}</span>;
  const choose = (part: Part) =>
    void ask(async () => {
      if (part === hand.part) return;
      await setPart(hand.who.member, part);
      announce(t("hands-part-set", { name, part: t(words[part].name) }));
    });
  return (
    <Picker
      label={t("hands-part", { name })}
      labelHidden
      testId="hand-part"
      placeholder=""
      className={place}
      chosen={hand.part}
      choices={(Object.keys(words) as Part[]).map((part) => ({
        id: part,
        name: t(words[part].name),
        detail: t(words[part].means),
        disabled: part !== hand.part && !hand.parts.includes(part),
      }))}
      onChoose={(part) => choose(part as Part)}
    />
  );
}

function TakeOff<Part extends string>({ hand, name, of, mayAdd, takeOff, setPart }: LineProps<Part>) {
  const { t } = useWords();
  const ask = useAsk();
  if (hand.who.stays !== null || !mayAdd) return null;
  const { member } = hand.who;
  const remove = () =>
    void ask(async () => {
      await takeOff(member);
      toast({
        text: t("hands-taken-off", { name, of }),
        action: { label: t("work-undo"), run: () => void ask(() => setPart(member, hand.part)) },
      });
    });
  return (
    <IconButton
      label={t("hands-take-off", { name })}
      data-testid="take-off"
      className="narrow:col-start-2 narrow:row-start-1"
      onPress={remove}
      icon={<X aria-hidden="true" className="size-4" />}
    />
  );
}
