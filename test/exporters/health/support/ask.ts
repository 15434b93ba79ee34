import type { ExecutionContext } from "ava";
import { type Outcome, parseTarget, probe } from "../../../../exporters/health/probes/index.ts";
import { planOf } from "../../../../exporters/health/settings/index.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { readHealthSettings } from "./started.ts";

/** Longer than anything takes that is meant to work. */
const patientMs = 60_000;

/** Asks a target once, by a module with these settings; its timeout is long unless they say otherwise. */
export async function ask(t: ExecutionContext, url: string, module: object = {}): Promise<Outcome> {
  const target = parseTarget(url);
  if (typeof target === "string") throw new Error(target);
  const sections = { m: { prober: target.prober, timeout: `${patientMs}ms`, ...module } };
  const settings = readHealthSettings(temporaryFolder(t), { probe: { targets: ["a"] }, modules: sections });
  const found = planOf(settings).modules.get("m");
  if (found === undefined) throw new Error("the module is not there");
  return probe(target, found, { timeoutMs: patientMs });
}

/** Why it failed; undefined when it did not. */
export async function reasonOf(outcome: Promise<Outcome>): Promise<string | undefined> {
  return (await outcome).failure?.reason;
}
