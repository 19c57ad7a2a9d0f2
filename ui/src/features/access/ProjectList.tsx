// The projects that can have exceptions, as a list with one of them open.
import { ListBox, ListBoxItem, Text } from "react-aria-components";
import { useWords, type Say } from "../../app/words";
import type { ProjectChoice } from "../../host/roles";

export function projectDetail(t: Say, { assigned, exceptions }: ProjectChoice): string {
  return `${t("exceptions-assigned-count", { count: assigned })} · ${t("exceptions-count", { count: exceptions })}`;
}

type Props = { projects: ProjectChoice[]; open: string | null; onOpen: (id: string) => void };

export function ProjectList({ projects, open, onOpen }: Props) {
  const { t } = useWords();
  return (
    <ListBox
      aria-label={t("exceptions-projects")}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={open === null ? [] : [open]}
      onSelectionChange={(keys) => keys !== "all" && keys.size > 0 && onOpen(String([...keys][0]))}
      className="flex w-64 shrink-0 flex-col gap-0.5 overflow-y-auto border-r border-line p-2 outline-none"
    >
      {projects.map((project) => (
        <ListBoxItem
          key={project.id}
          id={project.id}
          textValue={project.name}
          data-testid="exception-project"
          className="cursor-default rounded-control px-2.5 py-1.5 text-ink-2 outline-offset-[-2px] hover:bg-hovered selected:bg-chosen selected:text-ink"
        >
          <Text slot="label" className="block truncate text-body font-medium text-ink">
            {project.name}
          </Text>
          <Text slot="description" className="tabular block text-small text-ink-3">
            {projectDetail(t, project)}
          </Text>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
