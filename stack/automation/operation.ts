import type { EngineEvent, Stack } from "@pulumi/pulumi/automation/index.js";
import { DeploymentError, deploymentError } from "./deployment-error.ts";

/** What an operation did, by kind of change. */
export interface Changes {
  readonly created: number;
  readonly updated: number;
  readonly replaced: number;
  readonly deleted: number;
  readonly unchanged: number;
  readonly seconds: number;
}

/**
 * Runs an operation of the Automation API, told step by step: `creating observability-prometheus`.
 *
 * @throws DeploymentError with what the engine, a service or its tool said.
 */
export async function runOperation(
  operation: (onEvent: (event: EngineEvent) => void) => Promise<unknown>,
  onStep?: (step: string) => void,
): Promise<Changes> {
  const start = performance.now();
  const messages: string[] = [];
  let counts: Readonly<Record<string, number>> = {};
  const onEvent = (event: EngineEvent) => {
    const step = stepOf(event);
    if (step !== undefined) onStep?.(step);
    const { diagnosticEvent, summaryEvent } = event;
    if (diagnosticEvent?.severity === "error") messages.push(diagnosticEvent.message);
    if (summaryEvent) counts = summaryEvent.resourceChanges as Readonly<Record<string, number>>;
  };
  try {
    await operation(onEvent);
  } catch (error) {
    throw error instanceof DeploymentError ? error : deploymentError(messages, error);
  }
  return changesOf(counts, (performance.now() - start) / 1000);
}

/**
 * The same stack, whose operations end when Pulumi ends.
 * The Automation API asks the CLI three more times after each, for outputs and history that nobody reads here: more than a second.
 */
export function withoutSummary(stack: Stack): Stack {
  return Object.assign(Object.create(stack) as Stack, { outputs: async () => ({}), info: async () => undefined });
}

/** What is being worked on; nothing of Pulumi's own. */
export function stepOf({ resourcePreEvent }: EngineEvent): string | undefined {
  if (resourcePreEvent === undefined || resourcePreEvent.planning) return undefined;
  const { op, urn, type } = resourcePreEvent.metadata;
  if (type.startsWith("pulumi:")) return undefined; // providers, and the stack itself: nothing of it is on the engine
  const verb = verbs[op];
  return verb === undefined ? undefined : `${verb} ${urn.split("::").at(-1)}`;
}

const verbs: Readonly<Record<string, string>> = {
  create: "creating",
  "create-replacement": "creating",
  update: "updating",
  delete: "removing",
  "delete-replaced": "removing",
  refresh: "reading",
};

function changesOf(counts: Readonly<Record<string, number>>, seconds: number): Changes {
  const sum = (...kinds: string[]) => kinds.reduce((total, kind) => total + (counts[kind] ?? 0), 0);
  return {
    created: sum("create"),
    updated: sum("update"),
    replaced: sum("replace", "create-replacement"),
    deleted: sum("delete"),
    unchanged: sum("same"),
    seconds: Math.round(seconds),
  };
}
