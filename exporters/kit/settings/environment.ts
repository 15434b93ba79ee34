import { didYouMean } from "../../../problems/index.ts";
import { type Given, type Source, settingsFinding } from "./given.ts";
import { environmentPrefix } from "./names.ts";
import type { Setting } from "./setting.ts";

/**
 * What the environment says. A variable without text counts as absent; lists are separated by commas, or written as a JSON array.
 * A variable that has the program's prefix and is no setting is a finding, except those that Kubernetes and Docker make for a service of the program's name.
 */
export function readEnvironment(
  program: string,
  settings: readonly Setting[],
  environment: Readonly<Record<string, string | undefined>>,
): Source {
  const given = new Map<string, Given>();
  const findings = [];
  for (const { environment: place, flag, kind } of settings) {
    const text = environment[place] ?? "";
    if (text === "") continue;
    if (kind === "structure")
      findings.push(
        settingsFinding(
          "environment",
          place,
          "has more structure than a variable can hold",
          "Put it into the settings file.",
        ),
      );
    else given.set(flag, { value: kind === "list" ? listOf(text) : text, place });
  }
  const names = settings.map((setting) => setting.environment);
  const prefix = environmentPrefix(program);
  for (const name of Object.keys(environment).sort()) {
    if (!name.startsWith(prefix) || names.includes(name) || serviceLink.test(name.slice(prefix.length - 1))) continue;
    const meant = didYouMean(name, names);
    findings.push(
      settingsFinding(
        "unknown-variable",
        name,
        "is no setting of this program",
        meant === undefined ? "Unset it." : `Did you mean ${meant}?`,
      ),
    );
  }
  return { given, findings };
}

/** `KAFKA_LAG_SERVICE_HOST`, `KAFKA_LAG_PORT_9308_TCP_ADDR`: https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables */
const serviceLink = /^_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT|PORT_\d+_(TCP|UDP|SCTP)(_\w+)?|NAME|ENV_\w+)$/;

/** A regular expression may start with a bracket too. */
function listOf(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) return parsed;
  } catch {}
  return text.split(",").map((part) => part.trim());
}
