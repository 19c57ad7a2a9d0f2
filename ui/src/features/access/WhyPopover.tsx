// The box that the answer to "Why?" opens in, beside what was asked about. Escape closes it and gives the focus back.
import type { ReactNode } from "react";
import { Dialog, Heading, Popover } from "react-aria-components";
import type { WhySubject } from "../../host/roles";
import { WhyCard } from "./WhyCard";

type Props = { title: string; subject: WhySubject; permission: string; project: string | null };

export function WhyPopover({ title, subject, permission, project }: Props) {
  return (
    <AnswerPopover title={title}>
      <div className="px-4 pb-3">
        <WhyCard subject={subject} permission={permission} project={project} />
      </div>
    </AnswerPopover>
  );
}

export function AnswerPopover({ title, icon, children }: { title: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Popover
      offset={6}
      className="w-84 max-w-[calc(100vw-1.5rem)] overflow-auto rounded-card border border-line bg-surface text-ink shadow-(--shadow)"
    >
      <Dialog className="flex flex-col outline-none">
        <Heading slot="title" className="flex items-center gap-2 px-4 pt-3.5 pb-1.5 text-body font-semibold wrap-anywhere">
          {icon}
          <span className="min-w-0">{title}</span>
        </Heading>
        {children}
      </Dialog>
    </Popover>
  );
}
