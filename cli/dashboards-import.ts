import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Command } from "commander";
import {
  type CatalogueMetric,
  catalogueOf,
  readForeignDashboard,
  type WrittenDashboard,
  writeDashboard,
} from "../dashboards/kit/to-typescript/index.ts";
import * as metrics from "../metrics/index.ts";
import { DefinitionError } from "../problems/index.ts";
import { exitCodes } from "./exit-codes.ts";
import { type ImportPaths, importPaths } from "./import-paths.ts";
import { importReport } from "./import-report.ts";
import { checkTarget, writeWhole } from "./import-target.ts";

interface ImportOptions {
  readonly out?: string;
  readonly metrics?: readonly string[];
  readonly owner?: string;
  readonly uid?: string;
  readonly json?: boolean;
  readonly yes?: boolean;
}

/** `sightline dashboards import FILE`: the TypeScript of a dashboard in Grafana's JSON, as far as it goes. */
export function importCommand(): Command {
  return new Command("import")
    .description("write the TypeScript of a dashboard in Grafana's JSON; says what stays as it is, and why")
    .argument("<file>", "the dashboard's JSON, of any age; - is standard input")
    .option("--out <file>", "file to write; standard output when absent")
    .option("--metrics <file...>", "files that export metrics of yours, to be used by their names")
    .option("--owner <team>", "team to ask")
    .option("--uid <uid>", "address of the dashboard, when not the file's own")
    .option("--json", "print what was done as JSON")
    .option("--yes", "write over a file that is there")
    .action(async (file: string, options: ImportOptions) => {
      process.exitCode = await importDashboard(file, options);
    });
}

async function importDashboard(file: string, options: ImportOptions): Promise<number> {
  const { out, owner, uid } = options;
  if (out !== undefined) checkTarget(out, options.yes === true);
  const dashboard = readForeignDashboard(read(file), file === "-" ? "stdin" : file);
  const paths = importPaths(out ?? join("dashboards", `${uid ?? dashboard.uid}.ts`));
  const written = writeDashboard(dashboard, {
    ...paths,
    catalogue: await catalogue(options.metrics ?? [], paths),
    ...(owner !== undefined && { owner }),
    ...(uid !== undefined && { uid }),
  });
  if (out !== undefined) writeWhole(out, written.text);
  print(written, { ...options, title: dashboard.title });
  return exitCodes.fine;
}

function print(written: WrittenDashboard, { out, json, ...about }: ImportOptions & { readonly title: string }): void {
  const report = importReport(written, { ...about, ...(out !== undefined && { out }) });
  if (json) {
    const { text, ...rest } = written;
    process.stdout.write(
      `${JSON.stringify(out === undefined ? { ...rest, text } : { ...rest, out: resolve(out) }, null, 2)}\n`,
    );
  } else if (out === undefined) {
    process.stdout.write(written.text);
    process.stderr.write(report);
  } else process.stdout.write(report);
}

function read(file: string): string {
  try {
    return readFileSync(file === "-" ? process.stdin.fd : file, "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const message = code === "ENOENT" ? "there is no such file." : `it cannot be read: ${code || String(error)}.`;
    throw new DefinitionError([
      {
        check: "dashboards/unreadable",
        severity: "error",
        path: file,
        message,
        hint: "Correct the path, or the file's mode.",
      },
    ]);
  }
}

/** The team's own metrics first: they are nearer than ours. */
async function catalogue(files: readonly string[], paths: ImportPaths): Promise<ReadonlyMap<string, CatalogueMetric>> {
  const own = await Promise.all(
    files.map(async (file) => {
      const exports = await load(file);
      if (catalogueOf([{ from: file, exports }]).size === 0)
        throw noMetrics(file, "it exports no metrics.", "Name a file with counter(), gauge() and the like in it.");
      return { from: paths.to(file), exports };
    }),
  );
  return catalogueOf([...own, { from: paths.metrics, exports: metrics }]);
}

async function load(file: string): Promise<Readonly<Record<string, unknown>>> {
  if (!existsSync(file)) throw noMetrics(file, "there is no such file.", "Correct the path.");
  try {
    return (await import(pathToFileURL(resolve(file)).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw noMetrics(file, `it cannot be loaded: ${reason}`, "Correct the path, or the file.");
  }
}

function noMetrics(path: string, message: string, hint: string): DefinitionError {
  return new DefinitionError([
    { check: "dashboards/no-metrics", severity: "error", path: `--metrics ${path}`, message, hint },
  ]);
}
