import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Finding } from "../../problems/index.ts";
import type { Answer, Order } from "./messages.ts";
import type { Preload } from "./preload.ts";

/** How long a project may take to load and render: somebody's endless loop must not be the end of the preview. */
const patienceMs = 60_000;

/** A process that has loaded what it may, and waits for the one time that it renders. */
export interface Standby {
  /** Modules that must not have changed by then. */
  readonly holds: ReadonlySet<string>;
  /** Whether it has been told to render. */
  readonly used: boolean;
  /** Tells each answer as it comes; ends with the process. The last answer is `done`, unless it was stopped. */
  render(
    order: Omit<Extract<Order, { readonly kind: "render" }>, "kind">,
    tell: (answer: Answer) => void,
  ): Promise<void>;
  stop(): void;
}

/** Starts a process and has it load all this ahead of time. */
export function startStandby(preload: Preload): Standby {
  const entry = `./render-process${import.meta.filename.endsWith(".ts") ? ".ts" : ".js"}`;
  const child = fork(new URL(entry, import.meta.url), [], {
    execArgv: [],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  child.on("error", () => {}); // it could not be started or reached: it exits, which is told below
  send(child, { kind: "load", imports: preload.imports });
  let stopped = false;
  let used = false;
  return {
    holds: preload.holds,
    get used() {
      return used;
    },
    async render(order, tell) {
      used = true;
      let last: Answer["kind"] | undefined;
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        child.kill("SIGKILL");
      }, patienceMs);
      child.on("message", (answer: Answer) => {
        if (stopped) return;
        last = answer.kind;
        tell(answer);
        if (answer.kind === "done") child.disconnect(); // it ends by itself
      });
      const ended = child.exitCode === null && child.signalCode === null ? once(child, "exit") : Promise.resolve();
      send(child, { kind: "render", ...order });
      await ended;
      clearTimeout(timer);
      if (!stopped && last !== "done") tell({ kind: "failed", faults: [endedEarly(child, late)] });
    },
    stop() {
      stopped = true;
      child.kill();
    },
  };
}

/** A process that is gone takes nothing, which its exit tells. */
function send(child: ChildProcess, order: Order): void {
  if (child.connected) child.send(order, () => {});
}

function endedEarly({ exitCode, signalCode }: ChildProcess, late: boolean): Finding {
  return {
    check: "preview/does-not-load",
    severity: "error",
    path: "the project",
    message: late
      ? `takes longer than ${patienceMs / 1000} s to load.`
      : `ends the process that loads it, with ${signalCode ?? `exit code ${exitCode}`}.`,
    hint: "What it printed stands above; the dashboards of before are shown.",
  };
}
