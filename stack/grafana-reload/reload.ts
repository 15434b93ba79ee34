import type { GrafanaOutcome } from "../agent/reload-grafana.ts";

/** The two ways in to Grafana. */
export interface WaysIn {
  /** Over its API, with a password that is known. */
  readonly ask: () => Promise<GrafanaOutcome>;
  /** Through its own tool, in its container. */
  readonly resetPassword: () => Promise<void>;
}

/**
 * Brings Grafana up to date over its API.
 * Where it knows none of the passwords, its database is older than this stack (`down` and `up` again): only then its own tool
 * sets the one of `admin`, since that is a second Grafana within the container's memory.
 */
export async function reload({ ask, resetPassword }: WaysIn): Promise<void> {
  let answer = await ask();
  if (answer.outcome === "refused") {
    await resetPassword();
    answer = await ask();
  }
  if (answer.outcome === "failed") throw new Error(answer.message);
  if (answer.outcome === "refused") {
    throw new Error("Grafana refuses the password of admin, also after its own tool (grafana cli) has set it.");
  }
}
