import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { columns, figures, median, range } from "../columns.ts";
import { type Run, runMeasured } from "./run-measured.ts";

const sizes = [1_700, 17_000] as const;
const times = 5;

/** `sightline lint` from its start to its end, beside promtool's check of the same file, which reads the expressions and no more. */
export async function benchLint(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sightline-bench-"));
  try {
    const lines: string[][] = [];
    const middles: number[] = [];
    for (const size of sizes) {
      const file = join(folder, `${size}.yml`);
      writeFileSync(file, rulesOf(size));
      const ours = await repeat(process.execPath, [program, "lint", file]);
      const yardstick = await repeat("promtool", ["check", "rules", file]);
      middles.push(middle(ours, "wall"));
      lines.push(line(`lint of ${size} rules`, ours, yardstick), line("promtool check rules", yardstick, yardstick));
    }
    console.log(`\n${columns(["", "wall s", "min–max", "CPU s", "peak MB", "wall × promtool"], lines)}\n`);
    const [small = Number.NaN, large = Number.NaN] = middles;
    console.log(`ten times the rules take ${figures(large / small)} times as long\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const program = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

async function repeat(command: string, args: readonly string[]): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (let run = 0; run < times; run++) runs.push(await runMeasured(command, args));
  return runs;
}

/** Half records, half alerts on them and on counters of their own, twenty in a group. */
function rulesOf(count: number): string {
  const groups = Array.from({ length: count / 20 }, (_, group) => {
    const rules = Array.from({ length: 20 }, (_, index) => ruleOf(group * 20 + index)).join("");
    return `  - name: group-${group}\n    rules:\n${rules}`;
  });
  return `groups:\n${groups.join("")}`;
}

function ruleOf(n: number): string {
  if (n % 2 === 0)
    return `      - record: job_route:requests_${n}:rate5m\n        expr: sum by (job, route) (rate(requests_${n}_total{job="api"}[5m]))\n`;
  return `      - alert: RequestsFail${n}
        expr: |
          sum by (job, route) (rate(requests_${n - 1}_total{job="api", status=~"5.."}[5m]))
            / job_route:requests_${n - 1}:rate5m > 0.05
        for: 5m
        labels: {severity: critical}
        annotations:
          summary: '{{ $value | humanizePercentage }} of {{ $labels.route }} of {{ $labels.job }} fail'
          runbook_url: https://runbooks.shop.test/requests-fail
`;
}

function line(what: string, runs: readonly Run[], yardstick: readonly Run[]): string[] {
  return [
    what,
    figures(middle(runs, "wall")),
    range(runs.map(({ wall }) => wall)),
    figures(middle(runs, "cpu")),
    figures(middle(runs, "peak")),
    figures(middle(runs, "wall") / middle(yardstick, "wall")),
  ];
}

function middle(runs: readonly Run[], of: keyof Run): number {
  return median(runs.map((run) => run[of]));
}
