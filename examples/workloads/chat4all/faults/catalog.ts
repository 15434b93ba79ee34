/** The programs that faults can be put into; both connectors are one program. */
export type Service = "api-service" | "router-worker" | "connector" | "channel-api";

/** A number with its bounds; what lies outside is refused, not cut. */
export interface NumberParameter {
  readonly kind: "number";
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly unit: string;
}

export interface ChoiceParameter {
  readonly kind: "choice";
  readonly choices: readonly string[];
  readonly default: string;
}

export type Parameter = NumberParameter | ChoiceParameter;

/** One way to go wrong on purpose. */
export interface Fault {
  readonly description: string;
  readonly services: readonly Service[];
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/** Every fault lasts this long and then clears itself: a forgotten experiment must not outlive the afternoon. */
export const faultDuration = number(1, 3600, 60, "seconds");

/**
 * All faults of the miniature. The Java service repeats its own in `Fault.java`; a test compares the two through `GET /admin/faults`.
 * Memory and processor time are bounded so that a fault hurts its own container and not the machine.
 */
export const faultCatalog = {
  slow: {
    description: "Every request or message takes longer.",
    services: ["api-service", "router-worker", "connector", "channel-api"],
    parameters: { delayMs: number(1, 30_000, 500, "milliseconds") },
  },
  errors: {
    description: "A share of the requests is answered with 500.",
    services: ["api-service", "channel-api"],
    parameters: { share: number(0.01, 1, 0.5, "ratio") },
  },
  "reject-all": {
    description: "Every message is rejected with the reason reject_all.",
    services: ["api-service"],
    parameters: {},
  },
  "dependency-down": {
    description: "Kafka counts as unreachable: messages are rejected with the reason dependency_down.",
    services: ["api-service"],
    parameters: {},
  },
  "connector-down": {
    description: "The connector hangs: it takes no messages, and its metrics and health answer 503.",
    services: ["connector"],
    parameters: {},
  },
  outage: {
    description: "The channel's API drops every connection without an answer.",
    services: ["channel-api"],
    parameters: { channel: choice(["all", "whatsapp", "instagram"]) },
  },
  crash: {
    description: "The process ends at once with exit code 70, without leaving its group or finishing its work.",
    services: ["api-service", "router-worker", "connector"],
    parameters: {},
  },
  "leak-memory": {
    description: "Memory is allocated and kept until the limit; it is let go when the fault ends.",
    services: ["api-service", "router-worker", "connector"],
    parameters: {
      limitMegabytes: number(1, 512, 64, "megabytes"),
      megabytesPerSecond: number(1, 64, 4, "megabytes"),
    },
  },
  "burn-cpu": {
    description: "Threads of their own keep processors busy for a share of the time.",
    services: ["api-service", "router-worker", "connector"],
    parameters: { share: number(0.05, 1, 0.8, "ratio"), threads: number(1, 4, 1, "threads") },
  },
} as const satisfies Readonly<Record<string, Fault>>;

type Catalog = typeof faultCatalog;

export type FaultName = keyof Catalog;

/** The values of a fault's parameters. */
export type FaultParameters<N extends FaultName> = {
  readonly [P in keyof Catalog[N]["parameters"]]: Catalog[N]["parameters"][P] extends NumberParameter ? number : string;
};

/** The faults of one service, by name. */
export function faultsOf(service: Service): readonly FaultName[] {
  return (Object.keys(faultCatalog) as FaultName[])
    .filter((name) => (faultCatalog[name].services as readonly Service[]).includes(service))
    .sort();
}

function number(min: number, max: number, usual: number, unit: string) {
  return { kind: "number", min, max, default: usual, unit } as const;
}

function choice(choices: readonly [string, ...string[]]) {
  return { kind: "choice", choices, default: choices[0] } as const;
}
