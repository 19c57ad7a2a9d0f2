// What all parts of a preview know: of whom it is, whether hidden things are outlined, and which thing is asked about.
import { createContext, useContext } from "react";
import type { ViewAsSubject } from "../../host/roles";
import { isSeen, type Thing } from "./things";

export type Preview = {
  subject: ViewAsSubject;
  /** The role's or the person's name. */
  who: string;
  /** The role behind it; null while it is not known which. */
  role: string | null;
  showHidden: boolean;
  asked: string | null;
  ask: (id: string | null) => void;
  /** A toggle was flipped: from now on the draft is what is looked at. */
  onDraft: () => void;
};

const PreviewContext = createContext<Preview | null>(null);
export const PreviewProvider = PreviewContext.Provider;

export function usePreviewed(): Preview {
  const preview = useContext(PreviewContext);
  if (!preview) throw new Error("usePreviewed stands outside of a PreviewProvider");
  return preview;
}

/** Whether a thing is drawn: what the draft takes away stays in sight, and so does what is being asked about. */
export function isDrawn({ showHidden, asked }: Preview, { state, id }: Pick<Thing, "state" | "id">): boolean {
  return isSeen(state) || state === "removed" || showHidden || asked === id;
}

/** What is being asked about keeps a ring around it while the answer is open. */
export const askedLook = "aria-expanded:outline-2 aria-expanded:outline-offset-1 aria-expanded:outline-focus";
