// Asks about one person or role: which permission, on which project if that matters, and the answer under it.
import { useState } from "react";
import { useWords } from "../../app/words";
import type { WhySubject } from "../../host/roles";
import { Picker } from "../../parts/Picker";
import { usePermissionLines, useProjectChoices } from "./accessQueries";
import { PermissionPicker } from "./PermissionPicker";
import { WhyCard } from "./WhyCard";

const anywhere = "anywhere";

export function WhyPanel({ subject }: { subject: WhySubject }) {
  const { t } = useWords();
  const [permission, setPermission] = useState<string | null>(null);
  const [project, setProject] = useState<string | null>(null);
  const onProject = usePermissionLines()(permission ?? "")?.onProject ?? false;
  return (
    <div className="flex flex-col gap-3" data-testid="why-panel">
      <PermissionPicker label={t("permission")} chosen={permission} onChoose={setPermission} testId="why-permission" />
      {onProject ? <ProjectPicker chosen={project} onChoose={setProject} /> : null}
      {permission === null ? null : (
        <div className="mt-1 border-t border-line pt-4">
          <WhyCard key={permission} subject={subject} permission={permission} project={onProject ? project : null} />
        </div>
      )}
    </div>
  );
}

function ProjectPicker({ chosen, onChoose }: { chosen: string | null; onChoose: (project: string | null) => void }) {
  const { t } = useWords();
  const { data: projects = [] } = useProjectChoices();
  if (projects.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <span aria-hidden="true" className="text-body font-medium">
        {t("why-project")}
      </span>
      <Picker
        label={t("why-project")}
        labelHidden
        placeholder=""
        choices={[{ id: anywhere, name: t("why-anywhere") }, ...projects.map(({ id, name }) => ({ id, name }))]}
        chosen={chosen ?? anywhere}
        onChoose={(id) => onChoose(id === anywhere ? null : id)}
        testId="why-project"
      />
    </div>
  );
}
