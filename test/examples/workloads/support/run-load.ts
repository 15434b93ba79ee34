import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ExecutionContext } from "ava";
import { execa } from "execa";
import { temporaryFolder } from "../../../exporters/support/folder.ts";

/** What k6 leaves behind, as far as tests look. */
export interface LoadResult {
  readonly load: { readonly name: string; readonly short: boolean };
  readonly metrics: Readonly<Record<string, LoadMetric>>;
}

export interface LoadMetric {
  readonly values: Readonly<Record<string, number>>;
  readonly thresholds?: Readonly<Record<string, { readonly ok: boolean }>>;
}

/** Runs a load in its short form; `test` is the name of the result's file. */
export async function runLoad(
  t: ExecutionContext,
  script: URL,
  test: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly exitCode: number | undefined; readonly output: string; readonly result: LoadResult }> {
  const folder = temporaryFolder(t);
  const given = Object.entries({ ...environment, RESULTS: folder, SHORT: "1" });
  const settings = given.flatMap(([key, value]) => ["-e", `${key}=${value}`]);
  const { exitCode, all } = await execa("k6", ["run", "--quiet", "--no-usage-report", ...settings, script.pathname], {
    all: true,
    reject: false,
    env: { K6_NO_COLOR: "true" },
  });
  t.log(all);
  const result = JSON.parse(readFileSync(join(folder, `${test}.json`), "utf8")) as LoadResult;
  return { exitCode, output: all, result };
}

/** k6's exit code by its thresholds: 99 when one was crossed. How fast it is here and now is not for a test to say. */
export function exitCodeOf({ metrics }: LoadResult): number {
  const judged = Object.values(metrics).flatMap(({ thresholds = {} }) => Object.values(thresholds));
  return judged.every(({ ok }) => ok) ? 0 : 99;
}
