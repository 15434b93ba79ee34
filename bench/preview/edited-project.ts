import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const repository = join(import.meta.dirname, "../..");

/** Address of the dashboard that is looked at. */
export const benchDashboard = "bench";

/** A project whose dashboard is edited. */
export interface EditedProject {
  readonly folder: string;
  /** Gives the first panel another title. */
  edit(title: string): Promise<void>;
}

/** Writes a project of one system with one dashboard: 20 panels of graphs, single values and tables. */
export async function editedProject(folder: string): Promise<EditedProject> {
  await mkdir(join(folder, "systems"), { recursive: true });
  const write = (file: string, text: string) => writeFile(join(folder, file), text);
  await write("Pulumi.yaml", "name: bench\nruntime: nodejs\n");
  await write(
    "Pulumi.dev.yaml",
    'config:\n  sightline:systems: [bench]\n  sightline:addresses: {bench: {self: ["a:1"]}}\n',
  );
  await write("dashboard.ts", dashboardText);
  await write("systems/index.ts", systemsText);
  return {
    folder,
    async edit(title) {
      const text = await readFile(join(folder, "dashboard.ts"), "utf8");
      await write("dashboard.ts", text.replace(/const first = ".*";/, `const first = ${JSON.stringify(title)};`));
    },
  };
}

const dashboardText = `import { dashboard, max, rate, row, stat, sum, table, timeseries } from "${repository}/dashboards/kit/index.ts";
import * as prometheus from "${repository}/metrics/prometheus.ts";

const first = "Requests";
const description = "What the benchmark looks at.";
const requests = sum(rate(prometheus.requests, "$__rate_interval")).by("handler");
const series = max(prometheus.queries).by("job");
const some = (n: number) => Array.from({ length: n }, (_, index) => index);

export const bench = dashboard({
  uid: "${benchDashboard}",
  title: "Bench",
  owner: "bench",
  purpose: "How long does it take?",
  rows: [
    row("All", [
      ...some(4).map((n) =>
        stat(\`stat-\${n}\`, { title: \`Series \${n}\`, description, unit: "short", queries: [{ expr: series, legend: "{{job}}" }] }),
      ),
      ...some(12).map((n) =>
        timeseries(\`graph-\${n}\`, {
          title: n === 0 ? first : \`Requests \${n}\`,
          description,
          unit: "ops",
          queries: [{ expr: requests, legend: "{{handler}}" }],
        }),
      ),
      ...some(4).map((n) =>
        table(\`table-\${n}\`, {
          title: \`Table \${n}\`,
          description,
          columns: { handler: "Handler" },
          queries: [{ expr: requests, legend: "Requests", unit: "ops" }],
        }),
      ),
    ]),
  ],
});
`;

const systemsText = `import { defineSystem } from "${repository}/systems/index.ts";
import { bench } from "../dashboard.ts";

export const knownSystems = [
  defineSystem({ name: "bench", targets: { self: { port: 1 } }, alerts: [], dashboards: [bench] }),
];
`;
