import type { LoadReport } from "../load-report.ts";
import { noiseText, rampSentence, scalingSentence, verdictOf } from "../words/index.ts";
import { changesTable, operationsTable, protocolTable, runsTable, scalingTable, thresholdLines } from "./sections.ts";
import { escaped } from "./table.ts";

/** The report in Markdown, for a pull request or a terminal. */
export function markdownOf(report: LoadReport): string {
  const [first] = report.runs;
  const hasChanges = report.operations.some(({ runs }) => runs.some((run) => run?.changes !== undefined));
  const thresholds = thresholdLines(report);
  const remarks = report.remarks.flatMap(({ weight, text, reasons }) => [
    `- ${weight === "bad" ? "**" : ""}${escaped(text)}${weight === "bad" ? "**" : ""}`,
    ...reasons.map((reason) => `  - ${escaped(reason)}`),
  ]);
  const sections: readonly (readonly [title: string, text: string | undefined])[] = [
    ["Runs", runsTable(report)],
    ["Thresholds and checks", thresholds === "" ? undefined : thresholds],
    ["Operations", operationsTable(report)],
    [
      `Changes against ${escaped(first?.name ?? "")}`,
      hasChanges ? `${changesTable(report)}\n\n${noiseText(report.tolerance)}` : undefined,
    ],
    ["Scalability", report.scaling && `${scalingTable(report.scaling)}\n\n${scalingSentence(report.scaling)}`],
    [
      "Capacity and breaking point",
      report.ramps.length === 0
        ? undefined
        : report.ramps
            .map((ramp) => `- **${escaped(ramp.run)}** (${ramp.protocol}): ${escaped(rampSentence(ramp))}`)
            .join("\n"),
    ],
    [
      "HTTP against gRPC",
      report.protocols.length === 0 ? undefined : `HTTP → gRPC; below 1× gRPC is faster.\n\n${protocolTable(report)}`,
    ],
  ];
  return [
    "# Load tests",
    `**${escaped(verdictOf(report))}**`,
    ...(remarks.length > 0 ? [remarks.join("\n")] : []),
    ...sections.flatMap(([title, text]) => (text === undefined ? [] : [`## ${title}`, text])),
  ]
    .join("\n\n")
    .concat("\n");
}
