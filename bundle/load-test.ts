import { dump } from "js-yaml";
import type { Finding } from "../problems/index.ts";
import type { Settings } from "../settings/index.ts";
import { exporterParts, type System, systemPath } from "../systems/index.ts";
import type { ExporterFiles } from "./exporter-files.ts";
import type { ExtraFiles } from "./extra-files.ts";
import type { Place } from "./places.ts";
import { release } from "./release.ts";

/** What the receiver of load tests' results gets: the names of the systems' tests and what they must hold to. No service where no system has one. */
export function loadTestFiles(
  systems: readonly System[],
  _settings: Settings,
  _files: ExtraFiles,
  place: Place,
): ExporterFiles {
  const wanted = systems.flatMap(({ name, exporters }) =>
    (exporters?.loadTest?.tests ?? []).map((test) => ({ system: name, test })),
  );
  if (wanted.length === 0) return { findings: [] };
  const tests = [...new Set(wanted.map(({ test }) => test))].sort();
  const thresholds = Object.assign({}, ...systems.map(({ exporters }) => exporters?.loadTest?.thresholds ?? {}));
  const values = { tests, ...(Object.keys(thresholds).length > 0 && { thresholds }) };
  const text = dump(values, { lineWidth: -1, noRefs: true, sortKeys: true });
  return {
    service: { release: release({ [`${exporterParts.loadTest.name}.yml`]: text }, place.config), secretNames: [] },
    findings: twice(wanted),
  };
}

/** A test has one result: two systems that call theirs alike would overwrite each other's. */
function twice(wanted: readonly { readonly system: string; readonly test: string }[]): readonly Finding[] {
  return wanted.flatMap(({ system, test }, index) => {
    const first = wanted.slice(0, index).find((one) => one.test === test);
    if (first === undefined) return [];
    return [
      {
        check: "bundle/load-test-twice",
        severity: "error" as const,
        path: `${systemPath(system)} › exporter loadTest`,
        message: `the test "${test}" is also one of ${first.system === system ? "this system" : `"${first.system}"`}; each has its own name.`,
        hint: `Call it ${system}-${test.startsWith(`${system}-`) ? `${test.slice(system.length + 1)}-2` : test}.`,
      },
    ];
  });
}
