import type { Finding } from "../problems/index.ts";
import { checkExporters } from "./check-exporters.ts";
import type { System, Target } from "./define.ts";
import { systemPath } from "./location.ts";

/** Everything wrong in descriptions of systems by themselves. */
export function checkSystems(systems: readonly System[]): readonly Finding[] {
  return [
    ...systems.flatMap(checkSystem),
    ...systems
      .filter(({ name }, index) => systems.findIndex((other) => other.name === name) !== index)
      .map(({ name }) => fault("duplicate", systemPath(name), "two systems have this name; allowed: each name once.")),
  ];
}

const namePattern = /^[a-z][a-z0-9-]*$/;
const nameText = "allowed: lower-case letters, digits and dashes, a letter first.";

function checkSystem(system: System): readonly Finding[] {
  const { name, targets } = system;
  const own = namePattern.test(name)
    ? []
    : [fault("name", systemPath(name), `"${name}" cannot name settings and files; ${nameText}`)];
  return [
    ...own,
    ...Object.entries(targets).flatMap(([target, one]) => checkTarget(target, one, systemPath(name, target))),
    ...checkExporters(system),
  ];
}

function checkTarget(name: string, { port, path = "/" }: Target, at: string): readonly Finding[] {
  return [
    ...(namePattern.test(name) ? [] : [fault("target-name", at, `"${name}" cannot name a job; ${nameText}`)]),
    ...(Number.isInteger(port) && port >= 1 && port <= 65535
      ? []
      : [fault("port", at, `${port} is no port; allowed: a whole number from 1 to 65535.`)]),
    ...(path.startsWith("/") ? [] : [fault("path", at, `"${path}" is no path; allowed: one that begins with "/".`)]),
  ];
}

function fault(check: string, path: string, message: string): Finding {
  return { check: `systems/${check}`, severity: "error", path, message, hint: "Correct the definition." };
}
