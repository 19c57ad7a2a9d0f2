// What the page may ask of the app around it, and what it is told. Everything else in the UI speaks to this alone.
import { createContext, useContext } from "react";
import type {
  CommandError,
  commands,
  FileDrag,
  Joined,
  LinkArrived,
  ShowPlace,
  StagingChanged,
  SyncView,
  WorkspaceChanged,
  WorkspaceLost,
} from "../bindings";

export type * from "./roles";

type Commands = typeof commands;
type Answer<R> = R extends { status: "ok"; data: infer Data } ? Data : R extends { status: "error" } ? never : R;

/** Every command, as a function that gives what was asked for or throws a `HostError`. */
export type HostCommands = {
  [Name in keyof Commands]: (
    ...args: Parameters<Commands[Name]>
  ) => Promise<Answer<Awaited<ReturnType<Commands[Name]>>>>;
};

/** Everything that the app tells without being asked. */
export type HostEvents = {
  syncView: SyncView;
  workspaceChanged: WorkspaceChanged;
  joined: Joined;
  workspaceLost: WorkspaceLost;
  fileDrag: FileDrag;
  stagingChanged: StagingChanged;
  showPlace: ShowPlace;
  linkArrived: LinkArrived;
};

export type Host = HostCommands & {
  /** Calls `told` on each such event, until the function given back is called. */
  on<Name extends keyof HostEvents>(name: Name, told: (event: HostEvents[Name]) => void): () => void;
};

/** A command that did not do what was asked, and why. */
export class HostError extends Error {
  constructor(readonly reason: CommandError) {
    super(reason.kind);
    this.name = "HostError";
  }
}

/** The reason in anything that was thrown; what is not ours is a fault without an id. */
export function reasonOf(thrown: unknown): CommandError {
  return thrown instanceof HostError ? thrown.reason : { kind: "fault", detail: { id: "" } };
}

const HostContext = createContext<Host | null>(null);
export const HostProvider = HostContext.Provider;

export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error("useHost stands outside of a HostProvider");
  return host;
}
