import test from "ava";
import { doctor } from "../../../../exporters/health/doctor/index.ts";
import { remedy } from "../../../../exporters/health/doctor/remedy.ts";
import { failureReasons } from "../../../../exporters/health/probes/index.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { recordingLog } from "../../support/log.ts";
import { httpServer } from "../support/servers.ts";
import { readHealthSettings } from "../support/started.ts";

test("every check is asked once, and each failure has its remedy", async (t) => {
  const server = await httpServer(t, ({ url }, response) => {
    const body = { status: "down", dependencies: { postgres: { status: "up" }, redis: { status: "down" } } };
    if (url === "/ready") response.writeHead(503, { "content-type": "application/json" }).end(JSON.stringify(body));
    else response.end("OK");
  });
  const gone = await httpServer(t, () => {});
  await gone.stop();
  const checks = [
    { service: "api", check: "live", target: `${server.url}/live` },
    { service: "api", check: "ready", target: `${server.url}/ready`, components: ["redis"] },
    { service: "gone", target: gone.url, replica: "2" },
  ];
  const run = async (options: object) => {
    let text = "";
    const code = await doctor.run({
      settings: readHealthSettings(temporaryFolder(t), {
        checks,
        modules: { http: { prober: "http", timeout: "60s" } },
      }),
      log: recordingLog().log,
      arguments: [],
      options: { ...options },
      write: (more) => {
        text += more;
      },
      signal: new AbortController().signal,
    });
    return { code, text };
  };
  const { code, text } = await run({});
  t.is(code, 1);
  t.regex(text, /✔ api live {2}\S+\n {6}well, in \d+ ms\n/);
  t.regex(
    text,
    /✘ api ready {2}\S+\n {6}status: the status is 503\n {6}says of itself: down\n {6}components: redis down\n {6}1 components are not listed/,
  );
  t.regex(text, /✘ gone 2 health .*\n {6}refused: .*\n {6}→ Start the service, or correct the port\./);
  t.regex(text, /2 of 3 checks fail\.\n$/);
  const json = JSON.parse((await run({ json: true })).text) as { outcome: string }[];
  t.deepEqual(
    json.map(({ outcome }) => outcome),
    ["ok", "fault", "fault"],
  );
});

test("there is a remedy for every reason", (t) => {
  for (const reason of failureReasons) t.regex(remedy(reason), /^[A-Z].+\.$/);
});
