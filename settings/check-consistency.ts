import { basename, extname } from "node:path";
import type { Finding } from "../problems/index.ts";
import type { Context } from "./context.ts";
import { printPath } from "./issues.ts";
import { milliseconds } from "./leaves.ts";

/** Values that are fine alone and wrong beside each other. */
export function consistencyFindings(context: Context): readonly Finding[] {
  return [...longTimeout(context), ...reservedLabels(context), ...ruleFiles(context), ...twice(context)];
}

function longTimeout({ draft }: Context): readonly Finding[] {
  const { scrapeTimeout, scrapeInterval } = draft;
  if (scrapeTimeout === undefined || scrapeInterval === undefined) return [];
  if ((milliseconds(scrapeTimeout) ?? 0) <= (milliseconds(scrapeInterval) ?? 0)) return [];
  return [
    {
      check: "settings/timeout",
      severity: "error",
      path: printPath(["scrapeTimeout"]),
      message: `"${scrapeTimeout}" is longer than the scrape interval; allowed: at most ${scrapeInterval}.`,
      hint: "Shorten it, or lengthen sightline:scrapeInterval.",
    },
  ];
}

const reserved = ["drill", "drill_page", "replica", "stack"];

function reservedLabels({ draft }: Context): readonly Finding[] {
  return Object.keys(draft.externalLabels ?? {})
    .filter((label) => reserved.includes(label) || label.startsWith("__"))
    .map((label) => ({
      check: "settings/reserved-label",
      severity: "error",
      path: printPath(["externalLabels", label]),
      message: `"${label}" is set by Sightline or Prometheus itself; allowed: any label but ${reserved.join(", ")} and those that start with "__".`,
      hint: "Give the label another name.",
    }));
}

// Each lands as rules/extra-<name>.yml, and Prometheus takes the path for a pattern.
function ruleFiles({ draft }: Context): readonly Finding[] {
  const paths = draft.rulesFrom ?? [];
  const names = paths.map(ruleFileName);
  return names.flatMap((name, index) => {
    const finding = { severity: "error", path: printPath(["rulesFrom", index]), hint: "Rename the file." } as const;
    if (!/^[\w][\w.-]*$/.test(name)) {
      const message = `"${paths[index]}" has no plain file name; allowed: letters, digits, "_", "." and "-".`;
      return [{ ...finding, check: "settings/rule-file-name", message }];
    }
    const first = names.indexOf(name);
    if (first === index) return [];
    const message = `"${paths[index]}" and "${paths[first]}" are both called ${name}; allowed: each file name once.`;
    return [{ ...finding, check: "settings/same-rule-file", message }];
  });
}

/** Name of a rule file without folder and extension. */
export function ruleFileName(path: string): string {
  return basename(path, extname(path));
}

function twice({ draft }: Context): readonly Finding[] {
  const lists = { systems: draft.systems, demo: draft.demo, networks: draft.networks };
  return Object.entries(lists).flatMap(([key, list]) =>
    (list ?? []).flatMap((name, index) =>
      list?.indexOf(name) === index
        ? []
        : [
            {
              check: "settings/twice",
              severity: "error" as const,
              path: printPath([key, index]),
              message: `"${name}" is named twice; allowed: once.`,
              hint: "Remove one of them.",
            },
          ],
    ),
  );
}
