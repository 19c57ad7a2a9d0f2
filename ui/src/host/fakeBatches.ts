// Made-up batches for the in-memory host, and what can be done with all invitations of one.
import type { BatchView, InvitationsAct, InvitationsChosen, TogetherReceipt } from "../bindings";
import { now } from "./fakePeople";

const day = 24 * 60 * 60 * 1000;

const none = { waiting: 0, pending: 0, accepted: 0, declined: 0, expired: 0, revoked: 0, bounced: 0, needsApproval: 0 };

export const someBatches: BatchView[] = [
  {
    id: "batch-2",
    name: "atelier people.csv",
    madeBy: "Sofia Lund",
    made: now - 2 * day,
    message: "We start on Monday. Bring your laptop!",
    meant: 31,
    counts: { ...none, pending: 24, accepted: 4, bounced: 2, declined: 1 },
  },
  {
    id: "batch-1",
    name: "Pasted list",
    madeBy: "Tomas Krejčí",
    made: now - 20 * day,
    message: null,
    meant: 9,
    counts: { ...none, accepted: 7, expired: 1 },
  },
];

export const batchCommands = {
  batches: () => someBatches,
  invitationsRehearse: (_: InvitationsChosen, act: InvitationsAct): TogetherReceipt => ({
    done: act.kind === "resend" ? 25 : 26,
    refused: act.kind === "resend" ? [[{ code: "tooSoon", words: [] }, 1]] : [],
    passedOver: 5,
  }),
  invitationsTogether: (chosen: InvitationsChosen, act: InvitationsAct): TogetherReceipt => ({
    done: chosen.kind === "these" ? chosen.invitations.length : act.kind === "resend" ? 25 : 26,
    refused: [],
    passedOver: 5,
  }),
  exportRejects: () => "atelier people - rejects.csv",
};
