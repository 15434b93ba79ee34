import { createHash } from "node:crypto";
import { parseExpression, parseMetric } from "../../../exporters/load-test/reading/index.ts";
import type { Finding } from "../../../problems/index.ts";
import { fault } from "./finding.ts";
import type { GivenFile } from "./given-file.ts";
import type { LoadRun } from "./load-run.ts";

/** Files that are there twice, under whichever name. Locust's files without failures are all alike. */
export function filesTwice(files: readonly GivenFile[]): Finding[] {
  const texts = files.flatMap((file) =>
    "text" in file && !/^(Method|Count),/.test(file.text) && file.text.trim() !== "" ? [file] : [],
  );
  const alike = Map.groupBy(texts, ({ text }) => createHash("sha256").update(text).digest("hex"));
  return [...alike.values()].flatMap((all) =>
    all.length < 2
      ? []
      : [
          fault(
            "twice",
            all.map(({ path }) => path).join(", "),
            "hold the same bytes.",
            "Give the file of each run once.",
          ),
        ],
  );
}

/** Runs that cannot be held against each other: of two tools, or with times in different units. */
export function unlikeRuns(runs: readonly LoadRun[], acrossTools: boolean): Finding[] {
  const tools = [...Map.groupBy(runs, ({ run }) => run.tool)];
  const mixed =
    tools.length < 2 || acrossTools
      ? []
      : [
          fault(
            "tools",
            tools.map(([tool, own]) => `${tool}: ${own.map(({ name }) => name).join(", ")}`).join("; "),
            "are results of two tools, which take their times differently: Locust rounds them, and what its own process waits is in them.",
            "Compare the runs of one tool, or see both side by side, without a verdict, with --across-tools.",
          ),
        ];
  const untimed = runs.flatMap(({ name, timed }) =>
    [...timed].flatMap(([metric, isTime]) => (isTime ? [] : [{ name, metric }])),
  );
  return [
    ...mixed,
    ...untimed.map(({ name, metric }) =>
      fault(
        "units",
        `${name} › ${metric}`,
        "is no time to k6, so its unit is not known; durations are read as milliseconds.",
        `Declare it as one: new Trend("${metric}", true), with milliseconds added.`,
      ),
    ),
  ];
}

/** Thresholds as they are typed: `http_req_duration p(95)<500`, by metric. */
export function readThresholds(given: readonly string[]): {
  readonly thresholds: Readonly<Record<string, readonly string[]>>;
  readonly findings: readonly Finding[];
} {
  const thresholds: Record<string, string[]> = {};
  const findings = given.flatMap((text) => {
    const [, metric = "", expression = ""] = /^\s*([^\s{]+(?:\{[^}]*\})?)[\s:]+(.+)$/.exec(text) ?? [];
    if (parseMetric(metric) === undefined || parseExpression(expression) === undefined) {
      const hint =
        'Write it as "http_req_duration p(95)<500", "http_req_failed rate<0.01" or "http_reqs{name:decide} rate>10".';
      return [fault("option", `--threshold "${text}"`, "is no threshold on requests.", hint)];
    }
    thresholds[metric] = [...(thresholds[metric] ?? []), expression.trim()];
    return [];
  });
  return { thresholds, findings };
}

/** `--workers 1,2,4`, one count for each run in their order. */
export function readWorkers(
  given: string | undefined,
  runs: number,
): { readonly counts: readonly number[]; readonly findings: readonly Finding[] } {
  if (given === undefined) return { counts: [], findings: [] };
  const counts = given.split(",").map((text) => (/^\s*[1-9]\d{0,5}\s*$/.test(text) ? Number(text) : 0));
  const path = `--workers ${given}`;
  if (counts.includes(0))
    return {
      counts: [],
      findings: [fault("option", path, "is no list of whole numbers.", "Write one for each run: --workers 1,2,4.")],
    };
  if (runs > 0 && counts.length !== runs)
    return {
      counts: [],
      findings: [
        fault(
          "option",
          path,
          `has ${counts.length} counts for ${runs} runs.`,
          "Give one for each run, in the order of the runs.",
        ),
      ],
    };
  return { counts, findings: [] };
}
