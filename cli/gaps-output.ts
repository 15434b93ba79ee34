import { type Exposed, familiesOf, type Gap, type Gaps, readersInWords } from "../bundle/index.ts";
import { headline, whatIsMissing } from "./gaps-words.ts";
import { listed } from "./listed.ts";
import { count } from "./row.ts";
import { wrapped } from "./wrapped.ts";

export interface GapsOutput {
  /** Whether all that is read by nobody is listed. */
  readonly unused: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** The gaps for a person: those with one remedy together, who needs each, and what would fill it; the sum last. */
export function printGaps(
  { source, exposed, gaps: found }: { readonly source: string; readonly exposed: Exposed; readonly gaps: Gaps },
  { unused, width }: GapsOutput,
): string {
  const { gaps, quiet } = found;
  const together = Map.groupBy(gaps, ({ kind, remedy }) => JSON.stringify([kind, remedy.subject, remedy.advice]));
  const blocks = [
    headOf(source, exposed),
    ...[...together.values()].map((some) => blockOf(some, width)),
    ...(quiet.length === 0 ? [] : [quietBlock(quiet, width)]),
    ...(found.unused.length === 0 ? [] : [unusedBlock(found, exposed, unused, width)]),
    sumOf(found),
  ];
  return `\n${blocks.map((block) => block.replaceAll(/^(?=.)/gm, "  ")).join("\n\n")}\n`;
}

function headOf(source: string, { targets }: Exposed): string {
  const down = targets.filter(({ up }) => !up).map(({ job, instance }) => `${job} ${instance}`);
  const faults = down.length === 0 ? "" : ` · down: ${listed(down.sort(), 3)}`;
  return `sightline gaps · ${source} · ${targets.length - down.length} of ${targets.length} targets up${faults}`;
}

function sumOf({ gaps, quiet, unused, needed }: Gaps): string {
  const found = gaps.length === 0 ? "No gaps" : count(gaps.length, "gap");
  const yet = quiet.length === 0 ? "" : `, ${quiet.length} that may yet come`;
  return `${found}${yet}. ${count(needed, "metric")} needed, ${unused.length} exposed and read by nobody.`;
}

/** More lines of one remedy than this say nothing new; `--json` has all. */
const most = 18;

function blockOf(gaps: readonly Gap[], width: number): string {
  const [first] = gaps as [Gap, ...Gap[]];
  const { advice, orYetToCome } = first.remedy;
  const shown = gaps.length > most + 2 ? gaps.slice(0, most) : gaps;
  const column = Math.min(widest, Math.max(...shown.map((gap) => whatIsMissing(gap).length)));
  const hints = [
    advice,
    ...(orYetToCome ? ["Or it is yet to come: some libraries show a metric from its first event on."] : []),
  ];
  return [
    `✘ ${headline(first, gaps.length)}`,
    ...shown.flatMap((gap) => lines(gap, column, width)),
    ...(shown.length < gaps.length ? [`    and ${gaps.length - shown.length} more; --json has all of them`] : []),
    ...hints.flatMap((hint) => indented(`→ ${hint}`, 4, width)),
  ].join("\n");
}

const widest = 52;

/** What is missing, and who asks for it: beside it, or below where it is long. */
function lines(gap: Gap, column: number, width: number): readonly string[] {
  const readers = readersOf(gap);
  const what = whatIsMissing(gap);
  if (what.length > column) return [...indented(what, 4, width), ...indented(readers, 6, width)];
  const [first = "", ...more] = wrapped(readers, Math.max(30, width - column - 10));
  return [`    ${what.padEnd(column)}  ${first}`, ...more.map((line) => `${" ".repeat(column + 6)}${line}`)];
}

function readersOf({ readers }: Gap): string {
  const words = readersInWords(readers);
  const rest = words.length - 5;
  return rest > 1 ? `${words.slice(0, 5).join(" · ")} · and ${rest} more` : words.join(" · ");
}

function quietBlock(quiet: readonly Gap[], width: number): string {
  const head = `– ${quiet.length} without a series so far, which is right as long as nothing of the kind has happened`;
  return [head, ...indented(listed(quiet.map(whatIsMissing), 12), 4, width)].join("\n");
}

function unusedBlock({ unused }: Gaps, { names }: Exposed, all: boolean, width: number): string {
  if (all) {
    const column = Math.min(widest, Math.max(0, ...unused.map(({ name }) => name.length)));
    const rows = unused.map(({ name, jobs }) => `    ${name.padEnd(column)}  ${jobs.join(", ")}`);
    return ["– Exposed, and read by nobody", ...rows].join("\n");
  }
  const jobs = [...names].filter(([job]) => job !== "").sort(([a], [b]) => (a < b ? -1 : 1));
  const perJob = jobs.map(([job, ofJob]) => {
    const mine = unused.filter((family) => family.jobs.includes(job)).length;
    return `${job} ${mine} of ${familiesOf(ofJob).size}`;
  });
  const head = `– ${count(unused.length, "metric")} exposed and read by nobody; --unused lists them`;
  return [head, ...indented(perJob.join(" · "), 4, width)].join("\n");
}

function indented(text: string, by: number, width: number): readonly string[] {
  const hanging = text.startsWith("→ ") ? 2 : 0;
  return wrapped(text, Math.max(30, width - by - 4)).map(
    (line, index) => `${" ".repeat(by + (index > 0 ? hanging : 0))}${line}`,
  );
}
