// The host of the product: commands and events of the Rust side, through the generated bindings.
import { commands, events } from "../bindings";
import { HostError, type Host, type HostEvents } from ".";

type Result = { status: "ok"; data: unknown } | { status: "error"; error: unknown };

function isResult(answer: unknown): answer is Result {
  return typeof answer === "object" && answer !== null && "status" in answer;
}

function throwing(command: (...args: never[]) => Promise<unknown>) {
  return async (...args: never[]) => {
    const answer = await command(...args);
    if (!isResult(answer)) return answer;
    if (answer.status === "ok") return answer.data;
    throw new HostError(answer.error as HostError["reason"]);
  };
}

function subscribe<Name extends keyof HostEvents>(name: Name, told: (event: HostEvents[Name]) => void) {
  let stopped = false;
  let stop: (() => void) | undefined;
  const source = events[name] as unknown as { listen(cb: (event: { payload: HostEvents[Name] }) => void): Promise<() => void> };
  void source
    .listen((event) => told(event.payload))
    .then((unlisten) => {
      if (stopped) unlisten();
      else stop = unlisten;
    });
  return () => {
    stopped = true;
    stop?.();
  };
}

const asked = Object.fromEntries(
  Object.entries(commands).map(([name, command]) => [name, throwing(command as never)]),
) as unknown as Omit<Host, "on">;

export const tauriHost: Host = { ...asked, on: subscribe };
