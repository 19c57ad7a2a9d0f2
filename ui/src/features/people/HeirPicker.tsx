// Who takes over one thing of somebody who leaves: oneself, or anybody active, found by typing.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { keys } from "../../app/queries";
import { useWords } from "../../app/words";
import type { Passing } from "../../bindings";
import { useHost } from "../../host";
import { SearchPicker } from "../../parts/SearchPicker";

const fewPeople = 8;

export function HeirPicker({ thing, onChoose }: { thing: Passing; onChoose: (member: string) => void }) {
  const { t } = useWords();
  const host = useHost();
  const [find, setFind] = useState("");
  const { data: people } = useQuery({
    queryKey: [...keys.people, "find", find],
    queryFn: () => host.peoplePage({ filter: "active", batch: null, search: find, offset: 0, limit: fewPeople }),
    placeholderData: keepPreviousData,
  });
  const choices = (people?.rows ?? []).map(({ id, name, role, isMe }) => ({ id, name: isMe ? t("heir-you") : name, detail: role }));
  const chosen = thing.to ? { id: thing.to[0], name: thing.toMe ? t("heir-you") : thing.to[1] } : null;
  return (
    <SearchPicker
      label={t("heir-label", { thing: thing.name })}
      labelHidden
      groups={[{ id: "people", title: t("subject-people"), choices }]}
      chosen={chosen}
      placeholder={t("heir-choose")}
      searchLabel={t("subject-search")}
      nothingFound={t("subject-none-found")}
      onChoose={onChoose}
      onSearch={setFind}
      testId="heir"
      className="w-52 shrink-0 narrow:w-full"
    />
  );
}
