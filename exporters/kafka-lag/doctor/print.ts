import type { Estimate, Examination, Line } from "./examination.ts";

const signs: Readonly<Record<Line["outcome"], string>> = { ok: "✔", note: "!", fault: "✘" };

/** An examination for a terminal. */
export function toText({ cluster, sections, estimate }: Examination): string {
  const lines = sections.flatMap(({ lines }) => lines);
  const width = Math.min(40, Math.max(...lines.map(({ subject }) => subject.length)));
  const blocks = sections.map(
    ({ title, lines }) => `  ${title}\n${lines.map((line) => printLine(line, width)).join("")}`,
  );
  const cost = estimate === undefined ? "  No collection was possible.\n" : printEstimate(estimate);
  return `\n${cluster}\n\n${[...blocks, cost].join("\n")}`;
}

function printLine({ outcome, subject, detail, remedy }: Line, width: number): string {
  const head = `  ${signs[outcome]} ${subject.padEnd(width)}  ${detail}\n`;
  return remedy === undefined ? head : `${head}      → ${remedy}\n`;
}

function printEstimate(estimate: Estimate): string {
  const { seconds, requests, bytesSent, bytesReceived, level, series, seriesLimit } = estimate;
  const all = Object.values(requests).reduce((sum, count) => sum + count, 0);
  const calls = Object.entries(requests).map(([call, count]) => `${count} ${call}`);
  const total = Object.values(series).reduce((sum, count) => sum + count, 0);
  const most = Object.entries(series).toSorted(([, one], [, other]) => other - one);
  const width = Math.max(...most.map(([name]) => name.length));
  const limit = Number.isFinite(seriesLimit) ? `, ${seriesLimit} are allowed` : "";
  return `  One collection: ${all} requests (${calls.join(", ")}), ${kilobytes(bytesSent)} sent, ${kilobytes(bytesReceived)} received, ${seconds} s
  The first one searches longest; later ones know most already.

  Series: ${total} at detail ${level}${limit}
${most.map(([name, count]) => `    ${name.padEnd(width)}  ${String(count).padStart(6)}\n`).join("")}`;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 100) / 10} kB`;
}
