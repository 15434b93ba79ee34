import type { Duration } from "../metrics/kit/index.ts";

/** A fault that a system's miniature can be given under load, and whom the monitoring owes word of it. */
export interface Fault {
  /** Lower-case letters, digits and dashes. */
  readonly name: string;
  /** What goes wrong, in a sentence. */
  readonly description: string;
  /** What is done, all of it at once. */
  readonly inject: readonly [Injection, ...Injection[]];
  /** Alerts that somebody must be told of; of none where the system is to stand the fault by itself. */
  readonly alerts: readonly WantedAlert[];
  /** Alerts that may come besides, each with the reason why that is no false alarm. @default none */
  readonly alsoAllowed?: readonly AllowedAlert[];
  /** How long the system itself takes until its metrics show it; real time, whatever the copy's is. @default "0s" */
  readonly shows?: Duration;
  /** How long the system stands it where nobody is to be told; real time. @default "30s" */
  readonly lasts?: Duration;
}

/** Something that goes wrong in one part of a miniature. */
export type Injection = ProgramFault | EngineAction;

/** What a program does to itself: a fault of the miniature's own, with its parameters. */
export interface ProgramFault {
  /** Name of the part on the miniature's network. */
  readonly part: string;
  readonly fault: string;
  /** @default those of the miniature */
  readonly parameters?: Readonly<Record<string, number | string>>;
}

/** What the engine does to a part's container; undone when the fault ends. */
export interface EngineAction {
  readonly part: string;
  readonly action: "pause" | "stop" | "kill" | "disconnect";
}

/** Alerts by their name, or those of a name with these labels. */
export type WantedAlert = string | { readonly alert: string; readonly labels: Readonly<Record<string, string>> };

/** An alert that may come with a fault, and why it may. */
export interface AllowedAlert {
  readonly alert: WantedAlert;
  readonly reason: string;
}

/** Name and labels of what is wanted. */
export function wantedLabels(wanted: WantedAlert): Readonly<Record<string, string>> {
  return typeof wanted === "string" ? { alertname: wanted } : { alertname: wanted.alert, ...wanted.labels };
}

/** `TargetMissing{job="api"}`, as PromQL has it. */
export function printWanted(wanted: WantedAlert): string {
  if (typeof wanted === "string") return wanted;
  const labels = Object.entries(wanted.labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return `${wanted.alert}{${labels.join(", ")}}`;
}
