// Run by CI where Grafana's image is had: `node test/stack/every-panel.ts URL FOLDER`, the password of admin in GRAFANA_PASSWORD.
// FOLDER is grafana/dashboards of what `sightline render` wrote. Every dashboard must be provisioned, every panel's queries answered.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type AskGrafana, grafanaFaults, type Provisioned } from "./support/grafana-faults.ts";
import { queriesOf } from "./support/grafana-queries.ts";

const [url = "", folder = ""] = process.argv.slice(2);
const credentials = Buffer.from(`admin:${process.env.GRAFANA_PASSWORD ?? ""}`).toString("base64");
const headers = { authorization: `Basic ${credentials}`, "content-type": "application/json" };

const ask: AskGrafana = async (path, body) => {
  const method = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const answer = await fetch(url + path, { headers, ...method });
  const text = await answer.text();
  return {
    status: answer.status,
    body: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : { message: text },
  };
};

const wanted: readonly Provisioned[] = globSync("*/*.json", { cwd: folder }).map((path) => ({
  folder: path.split("/")[0] ?? "",
  dashboard: JSON.parse(readFileSync(join(folder, path), "utf8")),
}));
if (wanted.length === 0) throw new Error(`there are no dashboards in ${folder}`);

// Grafana looks for new files every ten seconds.
let faults = await grafanaFaults(ask, wanted);
for (const end = Date.now() + 60_000; faults.length > 0 && Date.now() < end; faults = await grafanaFaults(ask, wanted))
  await sleep(5_000);
for (const fault of faults) process.stderr.write(`${fault}\n`);
const panels = wanted.flatMap(({ dashboard }) => queriesOf(dashboard)).length;
process.stdout.write(`${wanted.length} dashboards, ${panels} panels with queries: ${faults.length} faults\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
