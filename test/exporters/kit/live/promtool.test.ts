import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { freePorts } from "../../../support/free-ports.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { startProgram } from "../../support/program.ts";
import { request } from "../../support/request.ts";

test("promtool has nothing to say about what the kit exposes", async (t) => {
  const program = await startProgram(t, [], { name: "probe" });
  const { text } = await request(`${program.url}/metrics`);
  t.regex(text, /^probe_collector_success\{collector="count"\} 1$/m);
  const { status, stdout, stderr } = spawnSync("promtool", ["check", "metrics"], { input: text, encoding: "utf8" });
  t.deepEqual([status, stdout, stderr], [0, "", ""]);
});

const scrapes = test.macro({
  async exec(t, protocol: string) {
    const program = await startProgram(t, [], { name: "probe" });
    const prometheus = await startPrometheus(t, program.url.replace("http://", ""), protocol);
    const values = await untilScraped(prometheus);
    t.is(values.get("up"), "1");
    t.is(values.get('probe_things{kind="two"}'), "3");
    t.is(values.get("probe_seen_bytes_total"), "12");
    t.is(values.get('probe_state{state="busy"}'), "1");
    const metadata = await answerOf<Record<string, { type: string }[]>>(`${prometheus}/api/v1/metadata`);
    t.is(metadata.probe_things?.[0]?.type, "gauge");
    t.is(
      metadata[protocol === "PrometheusText0.0.4" ? "probe_seen_bytes_total" : "probe_seen_bytes"]?.[0]?.type,
      "counter",
    );
  },
  title: (_, protocol) => `Prometheus takes it as ${protocol}`,
});
test(scrapes, "OpenMetricsText1.0.0");
test(scrapes, "PrometheusText0.0.4");

/** A Prometheus that scrapes the target in one format only; it ends with the test. */
async function startPrometheus(t: ExecutionContext, target: string, protocol: string): Promise<string> {
  const folder = temporaryFolder(t);
  const [port = 0] = await freePorts(1);
  const scrape = {
    job_name: "probe",
    scrape_interval: "1s",
    scrape_protocols: [protocol],
    static_configs: [{ targets: [target] }],
  };
  writeFileSync(join(folder, "prometheus.yml"), JSON.stringify({ scrape_configs: [scrape] }));
  const flags = [
    `--config.file=${folder}/prometheus.yml`,
    `--storage.tsdb.path=${folder}/data`,
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  const child = spawn("prometheus", flags, { stdio: "ignore" });
  const ended = once(child, "exit");
  t.teardown(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return `http://127.0.0.1:${port}`;
}

async function untilScraped(url: string): Promise<ReadonlyMap<string, string>> {
  for (;;) {
    const query = `${url}/api/v1/query?query=${encodeURIComponent('{job="probe"}')}`;
    const { result = [] } = await answerOf<{ result?: Sample[] }>(query).catch(() => ({}) as { result?: Sample[] });
    if (result.some(({ metric }) => metric.__name__ === "up"))
      return new Map(result.map(({ metric, value }) => [nameOf(metric), value[1]]));
    await delay(200);
  }
}

interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

function nameOf({
  __name__ = "",
  instance: _instance,
  job: _job,
  ...labels
}: Readonly<Record<string, string>>): string {
  const text = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return text.length === 0 ? __name__ : `${__name__}{${text.join(",")}}`;
}

async function answerOf<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return ((await answer.json()) as { data: T }).data;
}
