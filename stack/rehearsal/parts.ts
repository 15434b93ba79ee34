import { temporaryProject } from "./marks.ts";

/** How many of each run. */
export interface Copies {
  readonly prometheuses: 1 | 2;
  readonly alertmanagers: 1 | 2 | 3;
}

/** A part that every rehearsal has. */
export type SinglePart = "inbox" | "signal" | "prometheus" | "alertmanager";

/** A part of a rehearsal, by its name on the network. */
export type RehearsalPart = SinglePart | "prometheus-2" | "alertmanager-2" | "alertmanager-3";

const prometheuses = ["prometheus", "prometheus-2"] as const;
const alertmanagers = ["alertmanager", "alertmanager-2", "alertmanager-3"] as const;

export function prometheusParts(copies: Copies) {
  return prometheuses.slice(0, copies.prometheuses);
}

export function alertmanagerParts(copies: Copies) {
  return alertmanagers.slice(0, copies.alertmanagers);
}

/** All of them, the order in which they are told. */
export function partsOf(copies: Copies): readonly RehearsalPart[] {
  return ["inbox", "signal", ...alertmanagerParts(copies), ...prometheusParts(copies)];
}

/** Port of each part on the rehearsal's own network. */
export function innerPort(part: RehearsalPart): number {
  return innerPorts[part.replace(/-\d$/, "")] ?? 0;
}

const innerPorts: Readonly<Record<string, number>> = {
  alertmanager: 9093,
  inbox: 9095,
  prometheus: 9090,
  signal: 9650,
};

/** `<part>:<port>` of each part on the rehearsal's own network, for the files of a release. */
export function innerAddress(part: RehearsalPart): string {
  return `${part}:${innerPort(part)}`;
}

/** The Pulumi project of a project's rehearsals; the stack is a rehearsal's id. */
export function rehearsalProject(project: string): string {
  return temporaryProject(project, "rehearsal");
}
