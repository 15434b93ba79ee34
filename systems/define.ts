import type { Objective, Rule, RuleGroup } from "../alerts/kit/index.ts";
import type { Dashboard } from "../dashboards/kit/index.ts";
import type { Exporters } from "./exporters.ts";
import type { Fault } from "./fault.ts";
import type { Workers } from "./workers.ts";

/** Something that exposes metrics. Its name is the `job` of its series. */
export interface Target {
  readonly port: number;
  /** Where the metrics are. @default "/metrics" */
  readonly path?: string;
  /** @default "http" */
  readonly scheme?: "http" | "https";
  /**
   * `text` asks for the text format 0.0.4 only: for targets whose counters lack `_total`, which OpenMetrics would append, making other series.
   * @default what Prometheus prefers
   */
  readonly format?: "text";
  /** A part of the stack itself: reached by its name on the private network, with the stack's own password. @default false */
  readonly inStack?: boolean;
  /** Alerts that are taken only where the target is scraped. @default none */
  readonly alerts?: readonly Rule[];
}

/** What is watched; where it runs is a setting (`sightline:addresses`). */
export interface SystemOptions {
  /** Lower-case letters, digits and dashes; names the system in the settings and its rule file. */
  readonly name: string;
  /**
   * What people call it: the folder of its dashboards. At most 60 letters, digits, spaces and `.,&+-_`, a letter or digit at both ends.
   * @default the name in words, with a capital
   */
  readonly title?: string;
  readonly targets: Readonly<Record<string, Target>>;
  /** What is to be exposed about it that it does not expose itself. @default nothing */
  readonly exporters?: Exporters;
  /** What is promised about it; each becomes a group of rules. @default nothing */
  readonly objectives?: readonly Objective[];
  /** Rules and groups of rules; lone ones are gathered in a group with the system's name. */
  readonly alerts: readonly (Rule | RuleGroup)[];
  readonly dashboards: readonly Dashboard[];
  /** Says that `sightline:demo` can run it in miniature, and which targets are not part of that. @default it cannot */
  readonly miniature?: { readonly lacks: readonly string[] };
  /** What its miniature can be given under load, and who must be told. @default nothing */
  readonly faults?: readonly Fault[];
  /** Which part of its miniature several can share the work of. @default none */
  readonly workers?: Workers;
}

export interface System extends SystemOptions {
  readonly kind: "system";
}

/** Declares a system. Faults are found when a bundle is assembled, all of them at once. */
export function defineSystem(options: SystemOptions): System {
  return { kind: "system", ...options };
}
