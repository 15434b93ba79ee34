import type { Finding } from "../problems/index.ts";
import { checkExporters } from "./check-exporters.ts";
import { checkFaults } from "./check-faults.ts";
import type { System, Target } from "./define.ts";
import { systemPath } from "./location.ts";
import { sharedFolder, systemTitle } from "./title.ts";

/** Everything wrong in descriptions of systems by themselves. */
export function checkSystems(systems: readonly System[]): readonly Finding[] {
  return [
    ...systems.flatMap(checkSystem),
    ...systems
      .filter(({ name }, index) => systems.findIndex((other) => other.name === name) !== index)
      .map(({ name }) => fault("duplicate", systemPath(name), "two systems have this name; allowed: each name once.")),
    ...systems.flatMap((system) => titleFaults(system, systems)),
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
    ...checkFaults(system),
  ];
}

/** Grafana's own folder, and the one of dashboards that several systems take. */
const takenTitles = ["general", sharedFolder.toLowerCase()];

function titleFaults(system: System, systems: readonly System[]): readonly Finding[] {
  if (system.title === undefined && !namePattern.test(system.name)) return []; // told of the name
  const title = systemTitle(system);
  const at = systemPath(system.name);
  if (title.length > 60 || !/^[\p{L}\p{N}]([\p{L}\p{N} .,&+_-]*[\p{L}\p{N}])?$/u.test(title))
    return [
      fault("title", at, `"${title}" cannot name a folder; allowed: at most 60 letters, digits, spaces and ".,&+-_".`),
    ];
  // Grafana looks for a folder by its title, whatever the case.
  const same = (other: string) => other.toLowerCase() === title.toLowerCase();
  const before = systems.slice(0, systems.indexOf(system));
  return before.some((other) => other.name !== system.name && same(systemTitle(other))) || takenTitles.some(same)
    ? [fault("title", at, `"${title}" is the title of another folder; allowed: each title once.`)]
    : [];
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
