import { type Result, readResult, withPart } from "../../../exporters/load-test/reading/index.ts";
import { DefinitionError, type Finding } from "../../../problems/index.ts";
import { seriesOfHistory } from "../series/index.ts";
import { fault } from "./finding.ts";
import { type GivenFile, keyOf, stemOf } from "./given-file.ts";
import { type K6Extras, k6Extras } from "./k6-extras.ts";
import type { LoadRun } from "./load-run.ts";
import { workersIn } from "./worker-count.ts";

/** The runs that the files are of, in the order in which they were given, and all that is wrong with the files. */
export function readRuns(files: readonly GivenFile[]): {
  readonly runs: readonly LoadRun[];
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  const runs = [...Map.groupBy(files, keyOf)].flatMap(([, own]) => {
    const read = own.flatMap((file) => readFile(file, findings));
    // What is wrong with a file was said; without it nothing is to be said of the others.
    return read.length < own.length ? [] : together(read, findings);
  });
  return { runs: named(runs), findings: [...findings, ...runs.flatMap(emptiness)] };
}

type ReadFile = { readonly file: GivenFile } & (
  | { readonly result: Result; readonly text: string }
  | { readonly points: true }
);

function readFile(file: GivenFile, findings: Finding[]): ReadFile[] {
  if ("points" in file) return [{ file, points: true }];
  if (file.text.trim() === "") {
    findings.push(fault("empty", file.path, "is empty.", "Give the file as the tool wrote it, when it is done."));
    return [];
  }
  try {
    // When it was given is not part of the comparison: the same files make the same report.
    return [{ file, text: file.text, result: readResult(file.text, { test: stemOf(file.path), givenAt: 0 }) }];
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    findings.push(...error.findings.map((finding) => ({ ...finding, path: file.path })));
    return [];
  }
}

function together(read: readonly ReadFile[], findings: Finding[]): LoadRun[] {
  const [first] = read;
  if (first === undefined) return [];
  const wholes = read.flatMap((one) =>
    "result" in one && "run" in one.result ? [{ ...one, run: one.result.run }] : [],
  );
  // Locust's JSON is written after the last request, its CSV up to a second before.
  const best = wholes.find(({ run }) => run.source === "json-file") ?? wholes[0];
  const paths = read.map(({ file }) => file.path);
  if (best === undefined) {
    const hint =
      "Give the summary of the same run too: k6's, or Locust's _stats.csv; LABEL=FILE puts files of other names together.";
    findings.push(fault("alone", paths.join(", "), "tells of a run whose summary is not among the files.", hint));
    return [];
  }
  const others = wholes.filter((one) => one !== best && !(best.run.source === "json-file" && one.run.source === "csv"));
  if (others.length > 0) {
    const all = [best, ...others].map(({ file }) => file.path).join(", ");
    findings.push(
      fault("twice", all, "are results of one run by their names.", "Give each run a name of its own: LABEL=FILE."),
    );
    return [];
  }
  return [runOf(first.file, best, read)];
}

function runOf(
  first: GivenFile,
  { run, text }: { readonly run: LoadRun["run"]; readonly text: string },
  read: readonly ReadFile[],
): LoadRun {
  const parts = read.flatMap((one) =>
    "result" in one && "part" in one.result ? [{ ...one.result, text: one.text }] : [],
  );
  const whole = parts.reduce((sum, { part }) => withPart(sum, part), run);
  const protocol = whole.totals[0]?.protocol ?? "http";
  const extras: K6Extras = run.tool === "k6" ? k6Extras(text) : { memory: [], timed: new Map() };
  const histories = parts.filter(({ part }) => part.kind === "history");
  const points = read.flatMap(({ file }) => ("points" in file ? file.points.series() : []));
  const along = [...points, ...histories.flatMap((one) => seriesOfHistory(one.text, protocol) ?? [])];
  const name = first.label ?? stemOf(first.path);
  const workers = workersIn(first.label ?? baseOf(stemOf(first.path))) ?? extras.workers;
  return {
    name,
    files: read.map(({ file }) => file.path),
    run: whole,
    series: along.length === 0 && extras.parts !== undefined ? [extras.parts] : along,
    memory: extras.memory,
    timed: extras.timed,
    ...(workers !== undefined && { workers }),
  };
}

/** Files are named without their folders where that is enough. */
function named(runs: readonly LoadRun[]): LoadRun[] {
  const short = Map.groupBy(runs, ({ name }) => baseOf(name));
  return runs.map((run) => (short.get(baseOf(run.name))?.length === 1 ? { ...run, name: baseOf(run.name) } : run));
}

function baseOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

function emptiness({ run, files }: LoadRun): Finding[] {
  const requests = run.totals.reduce((sum, one) => sum + (one.requests ?? 0), 0);
  if (requests > 0) return [];
  return [
    fault(
      "empty",
      files.join(", "),
      "is of a run without a single request.",
      "Look at what the tool printed: it reached nothing, or was stopped before.",
    ),
  ];
}
