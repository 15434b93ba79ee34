import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { temporaryFolder } from "../../../exporters/support/folder.ts";
import { compileApiService } from "../support/api-service.ts";
import { startBroker } from "../support/broker.ts";
import { fault, samples } from "../support/requests.ts";
import { until } from "../support/until.ts";

const { optionsOf } = (await import(
  new URL("../../../../examples/workloads/chat4all/load/options.js", import.meta.url).href
)) as { optionsOf: (name: string) => { readonly thresholds: Readonly<Record<string, readonly string[]>> } };

/** What k6 leaves behind, as far as the test looks. */
interface Result {
  readonly load: { readonly name: string; readonly short: boolean };
  readonly metrics: Readonly<
    Record<string, { values: Record<string, number>; thresholds?: Record<string, { readonly ok: boolean }> }>
  >;
}

test("every load runs, judges its thresholds and leaves its figures; a rejected one says why", async (t) => {
  const broker = await startBroker(t);
  const compiled = await compileApiService();
  t.teardown(() => compiled.remove());
  const { url } = await compiled.start(t, broker.address);
  await until("it is healthy", async () => (await fetch(`${url}/actuator/health`)).ok);

  for (const name of ["warm-up", "baseline", "spike", "upload"]) {
    const { exitCode, output, result } = await run(t, name, url);
    t.log(output);
    // How fast it is here and now is not for a test to say.
    const passed = Object.values(result.metrics).flatMap(({ thresholds = {} }) => Object.values(thresholds));
    t.is(exitCode, passed.every(({ ok }) => ok) ? 0 : 99, output);
    t.is(passed.length, Object.values(optionsOf(name).thresholds).flat().length);
    const operation = name === "upload" ? "upload_file" : "send_message";
    t.is(
      result.metrics[`http_reqs{name:${operation}}`]?.values.count,
      result.metrics.http_reqs?.values.count,
      "each operation has its own figures",
    );
    t.like(result.load, { name: `chat4all-${name}`, short: true });
    t.is(result.metrics.http_req_failed?.values.rate, 0);
  }
  const counted = await samples(url);
  t.true((counted.get("messages_accepted_total") ?? 0) > 500);
  t.true((counted.get("files_uploaded_total") ?? 0) > 30);

  await fault(url, "reject-all", { durationSeconds: 600 });
  const { exitCode, output, result } = await run(t, "warm-up", url);
  t.is(exitCode, 99, "k6's code for thresholds that were crossed");
  t.regex(output, /100.00 % failed/);
  t.regex(output, /\d+ messages not accepted: reject_all\n {2}[✔✘]/);
  t.is(result.metrics.rejected_reject_all?.values.count, result.metrics.http_reqs?.values.count);
});

async function run(t: ExecutionContext, name: string, target: string) {
  const script = fileURLToPath(new URL(`../../../../examples/workloads/chat4all/load/${name}.js`, import.meta.url));
  const folder = temporaryFolder(t);
  const settings = [`TARGET=${target}`, `RESULTS=${folder}`, "SHORT=1"].flatMap((setting) => ["-e", setting]);
  const { exitCode, all } = await execa("k6", ["run", "--quiet", "--no-usage-report", ...settings, script], {
    all: true,
    reject: false,
    env: { K6_NO_COLOR: "true" },
  });
  const result = JSON.parse(readFileSync(join(folder, `chat4all-${name}.json`), "utf8")) as Result;
  return { exitCode, output: all, result };
}
