import { rate, time, whole } from "../../../exporters/load-test/reading/index.ts";
import { type OperationInRun, timeNames } from "../compare/index.ts";
import type { LoadReport } from "../load-report.ts";
import {
  dash,
  failedText,
  judgedText,
  rateText,
  ratioText,
  requestsText,
  timeText,
  timeTitle,
} from "../words/index.ts";
import { type Column, code, escaped, table } from "./table.ts";

export function runsTable({ runs }: LoadReport): string {
  return table(runs, [
    { title: "run", cell: ({ name }) => name },
    { title: "tool", cell: ({ tool, version }) => [tool, version].filter(Boolean).join(" ") },
    {
      title: "took",
      right: true,
      cell: ({ durationSeconds }) => (durationSeconds === undefined ? dash : time(durationSeconds)),
    },
    { title: "users", right: true, cell: ({ maxUsers }) => (maxUsers === undefined ? dash : whole(maxUsers)) },
    ...(runs.some(({ workers }) => workers !== undefined)
      ? [{ title: "workers", right: true, cell: ({ workers }: LoadReport["runs"][number]) => String(workers ?? dash) }]
      : []),
    { title: "checks", right: true, cell: ({ checks }) => checksText(checks) },
    { title: "thresholds", cell: ({ passed, thresholds }) => thresholdsText(passed, thresholds) },
  ]);
}

function checksText(checks: LoadReport["runs"][number]["checks"]): string {
  const [passed, failed] = [
    checks.reduce((sum, one) => sum + one.passed, 0),
    checks.reduce((sum, one) => sum + one.failed, 0),
  ];
  if (checks.length === 0) return dash;
  return failed === 0 ? `${whole(passed)} passed` : `${whole(failed)} of ${whole(passed + failed)} failed`;
}

function thresholdsText(passed: boolean | undefined, thresholds: LoadReport["runs"][number]["thresholds"]): string {
  if (passed === undefined) return "none";
  const missed = thresholds.filter(({ ok }) => !ok).length;
  if (missed > 0) return `${missed} of ${thresholds.length} missed`;
  return passed ? "met" : "missed";
}

interface OperationRow {
  readonly operation: string;
  readonly run: string;
  readonly figures: OperationInRun;
}

function operationRows({ operations, runs }: LoadReport): OperationRow[] {
  return operations.flatMap(({ protocol, name, runs: inRuns }) =>
    inRuns.flatMap((figures, index) => {
      if (figures === undefined) return [];
      const isFirst = inRuns.findIndex((one) => one !== undefined) === index;
      const operation = isFirst ? (name === undefined ? `all (${protocol})` : `${name} (${protocol})`) : "";
      return [{ operation, run: runs[index]?.name ?? "", figures }];
    }),
  );
}

export function operationsTable(report: LoadReport): string {
  const rows = operationRows(report);
  const shown = timeNames.filter((name) => rows.some(({ figures }) => figures.times[name] !== undefined));
  return table(rows, [
    { title: "operation", cell: ({ operation }) => operation },
    { title: "run", cell: ({ run }) => run },
    { title: "requests", right: true, cell: ({ figures }) => requestsText(figures) },
    { title: "rate", right: true, cell: ({ figures }) => rateText(figures) },
    { title: "failed", right: true, cell: ({ figures }) => failedText(figures) },
    ...shown.map(
      (name): Column<OperationRow> => ({
        title: timeTitle(name),
        right: true,
        cell: ({ figures }) => timeText(figures, name),
      }),
    ),
  ]);
}

export function changesTable(report: LoadReport): string {
  const all = report.operations.flatMap(({ protocol, name, runs }) =>
    runs.flatMap((figures, index) =>
      figures?.changes === undefined
        ? []
        : [
            {
              operation: name === undefined ? `all (${protocol})` : `${name} (${protocol})`,
              run: report.runs[index]?.name ?? "",
              changes: figures.changes,
            },
          ],
    ),
  );
  const figures = (["rate", "failed", ...timeNames] as const).filter((figure) =>
    all.some(({ changes }) => changes.some((one) => one.figure === figure)),
  );
  return table(all, [
    { title: "operation", cell: ({ operation }) => operation },
    { title: "run", cell: ({ run }) => run },
    ...figures.map(
      (figure): Column<(typeof all)[number]> => ({
        title: figure === "rate" || figure === "failed" ? figure : timeTitle(figure),
        right: true,
        cell: ({ changes }) => {
          const change = changes.find((one) => one.figure === figure);
          if (change === undefined) return dash;
          return judgedText(change);
        },
      }),
    ),
  ]);
}

/** Thresholds in the words of the test, those that were missed first; and checks that failed. */
export function thresholdLines({ runs }: LoadReport): string {
  const lines = runs.flatMap(({ name, thresholds, checks, passed }) => {
    const missed = thresholds.filter(({ ok }) => !ok);
    const met = thresholds.filter(({ ok }) => ok);
    const failed = checks.filter((check) => check.failed > 0);
    return [
      ...(passed === false && missed.length === 0
        ? [`- ✘ ${escaped(name)}: the tool says that it failed, and not by which threshold`]
        : []),
      ...missed.map(({ metric, expression }) => `- ✘ ${escaped(name)}: ${code(`${metric} ${expression}`)} was missed`),
      ...failed.map(
        (check) =>
          `- ✘ ${escaped(name)}: check ${code(check.name)} failed ${whole(check.failed)} of ${whole(check.passed + check.failed)} times`,
      ),
      ...(met.length > 0
        ? [
            `- ✔ ${escaped(name)}: met ${met.map(({ metric, expression }) => code(`${metric} ${expression}`)).join(", ")}`,
          ]
        : []),
    ];
  });
  return lines.join("\n");
}

export function scalingTable({ by, points }: NonNullable<LoadReport["scaling"]>): string {
  return table(points, [
    { title: by, right: true, cell: ({ count }) => whole(count) },
    { title: "run", cell: ({ run }) => run },
    { title: "rate", right: true, cell: ({ perSecond }) => rate(perSecond) },
    { title: "coefficient", right: true, cell: ({ coefficient }) => coefficient.toFixed(2) },
    {
      title: `gained per added ${by.slice(0, -1)}`,
      right: true,
      cell: ({ gained }) => (gained === undefined ? dash : gained < 0 ? `−${rate(-gained)}` : rate(gained)),
    },
  ]);
}

export function protocolTable({ protocols }: LoadReport): string {
  const several = new Set(protocols.map(({ run }) => run)).size > 1;
  const hasMemory = protocols.some(({ http, grpc }) => http.memory !== undefined || grpc.memory !== undefined);
  type Row = LoadReport["protocols"][number];
  const ratio = (figure: string, { changes }: Row) => {
    const change = changes.find((one) => one.figure === figure);
    return change === undefined ? dash : ratioText(change);
  };
  const both = (http: string, grpc: string) => `${http} → ${grpc}`;
  const megabytes = (bytes: number | undefined) => (bytes === undefined ? dash : `${(bytes / 1e6).toFixed(1)} MB`);
  return table(protocols, [
    { title: "operation", cell: ({ operation, run }) => (several ? `${operation} (${run})` : operation) },
    { title: "requests", right: true, cell: ({ http, grpc }) => both(requestsText(http), requestsText(grpc)) },
    { title: "failed", right: true, cell: ({ http, grpc }) => both(failedText(http), failedText(grpc)) },
    ...(["p50", "p95", "p99"] as const).flatMap((name): Column<Row>[] => [
      {
        title: timeTitle(name),
        right: true,
        cell: ({ http, grpc }) => both(timeText(http, name), timeText(grpc, name)),
      },
      { title: `gRPC ÷ HTTP`, right: true, cell: (row) => ratio(name, row) },
    ]),
    ...(hasMemory
      ? [
          {
            title: "memory",
            right: true,
            cell: ({ http, grpc }: Row) => both(megabytes(http.memory), megabytes(grpc.memory)),
          },
        ]
      : []),
  ]);
}
