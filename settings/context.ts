import type { KnownSystem } from "./check-systems.ts";
import type { Draft, Environment } from "./settings.ts";

/** What checks between settings look at; a key that could not be read is missing in the draft. */
export interface Context {
  readonly draft: Draft;
  readonly environment: Environment;
  readonly systems: readonly KnownSystem[];
  /** Receivers that are declared, rightly or not. */
  readonly receiverNames: readonly string[];
  /** Time intervals that are declared, rightly or not. */
  readonly timeIntervalNames: readonly string[];
  readonly hasHeartbeat: boolean;
  /** Undefined when the names cannot be known. */
  readonly secretNames: readonly string[] | undefined;
}
