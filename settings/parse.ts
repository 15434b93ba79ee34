import { type Finding, throwOnErrors } from "../problems/index.ts";
import { consistencyFindings } from "./check-consistency.ts";
import { deliveryFindings } from "./check-delivery.ts";
import { discoveryFindings } from "./check-discovery.ts";
import { exposureFindings } from "./check-exposure.ts";
import { kafkaFindings } from "./check-kafka.ts";
import { type KnownSystem, systemFindings } from "./check-systems.ts";
import { decode } from "./decode.ts";
import { milliseconds } from "./leaves.ts";
import { takeMoved } from "./moved.ts";
import { parseKeys } from "./parse-keys.ts";
import { publicHostOf } from "./public-host.ts";
import { takeSecrets } from "./secrets.ts";
import type { DockerDiscovery, Draft, Environment, Settings } from "./settings.ts";

/** What there is to parse, and what the settings may refer to. */
export interface SettingsInput {
  /** Name of the Pulumi project: first part of every container's name. */
  readonly project: string;
  /** Name of the Pulumi stack. */
  readonly stack: string;
  /**
   * Values of the `sightline:` namespace by key, without the namespace.
   * Each is a value as YAML gives it, or the JSON text that Pulumi gives; both are understood.
   */
  readonly values: Readonly<Record<string, unknown>>;
  /** Systems that may be named, with their targets. */
  readonly systems: readonly KnownSystem[];
  /** Names of the entries of `sightline:secrets`; default: the keys of `values.secrets`, not checked when that is encrypted as a whole. */
  readonly secretNames?: readonly string[];
}

/** The settings of a stack; throws one DefinitionError with everything that is wrong. */
export function parseSettings(input: SettingsInput): Settings {
  const { values: given, secretNames, findings: inSecrets } = takeSecrets(input.values, input.secretNames);
  const { values, findings: moved } = takeMoved(given);
  const { draft, findings: inValues } = parseKeys(values);
  const environment = draft.environment ?? environmentOf(input.stack);
  const context = {
    draft,
    environment,
    systems: input.systems,
    secretNames,
    receiverNames: namesOf(values.receivers),
    timeIntervalNames: namesOf(values.timeIntervals).toSorted(),
    hasHeartbeat: values.heartbeat !== undefined,
  };
  throwOnErrors([
    ...inSecrets,
    ...moved,
    ...inValues,
    ...nameFindings(input),
    ...systemFindings(context),
    ...kafkaFindings(context),
    ...exposureFindings(context),
    ...deliveryFindings(context),
    ...discoveryFindings(context),
    ...consistencyFindings(context),
  ]);
  // Whole from here on: a key that could not be read is an error.
  return {
    ...draft,
    project: input.project,
    stack: input.stack,
    environment,
    scrapeTimeout: draft.scrapeTimeout ?? shorter("10s", draft.scrapeInterval),
    defaultReceiver: draft.defaultReceiver ?? "inbox",
    publicHost: draft.publicHost ?? publicHostOf(draft.bindAddress ?? ""),
    discovery: { docker: dockerDiscovery(draft) },
  } as Settings;
}

// Also of entries with a fault, so that whoever names one is not told that it does not exist.
function namesOf(entries: unknown): readonly string[] {
  return Object.keys(Object(decode(entries)));
}

function environmentOf(stack: string): Environment {
  return stack === "staging" || stack === "prod" ? stack : "dev";
}

function dockerDiscovery({ discovery, containers }: Draft): DockerDiscovery | false {
  const docker = discovery?.docker ?? containers;
  return docker === true ? { label: "sightline.scrape" } : (docker ?? false);
}

function shorter(text: string, other: string | undefined): string {
  return other !== undefined && (milliseconds(other) ?? 0) < (milliseconds(text) ?? 0) ? other : text;
}

// They begin container and volume names, for which Docker allows only these letters.
function nameFindings({ project, stack }: SettingsInput): readonly Finding[] {
  return Object.entries({ project, stack })
    .filter(([, name]) => !/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name))
    .map(([what, name]) => ({
      check: "settings/name",
      severity: "error",
      path: what,
      message: `${JSON.stringify(name)} cannot be part of a container's name; allowed: letters, digits, "_", "." and "-", a letter or digit first.`,
      hint: `Rename the ${what}.`,
    }));
}
