import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { knownSystems } from "../../../systems/index.ts";
import { openPage, type PageOptions } from "../../preview/live/support/index.ts";
import { askedPanels } from "../live/support/asked-panels.ts";
import { drawnPanels, notAsExpected } from "../live/support/drawn-panels.ts";
import { type FederatingPrometheus, federate, type Relabelling } from "../live/support/federating-prometheus.ts";
import { type Ask, failing, type Verdict, verdictLine, verdicts } from "../live/support/panel-verdicts.ts";
import { type StackProject, stackProject } from "../live/support/stack-project.ts";

const examples = new URL("../../../examples/workloads/", import.meta.url).pathname;
const dashboards = [...new Set(knownSystems.flatMap((system) => system.dashboards))];
const panels = askedPanels(dashboards);

const traffic: Running[] = [];
let stack: StackProject;

test.before("up --demo all, and a little of everything happens", async () => {
  stack = await stackProject({ stack: "dev" });
  await stack.configure({ scrapeInterval: "2s", evaluationInterval: "2s" });
  const { code, text } = await stack.sightline("up", "--demo", "all");
  if (code !== 0) throw new Error(text);
  const { chat4all, hitl, governanceBridge, governanceBridgeGrpc, agents } = stack.ports;
  const bridge = `GRPC_TARGET=127.0.0.1:${governanceBridgeGrpc}`;
  await load("chat4all", "baseline", chat4all);
  await load("chat4all", "upload", chat4all);
  await load("hitl", "write-heavy", hitl);
  await load("governance-bridge", "mixed", governanceBridge, bridge);
  await load("agents", "100", agents);
  // What is shown as of now needs somebody who asks now.
  traffic.push(
    trickle("chat4all", "baseline", chat4all),
    trickle("chat4all", "upload", chat4all),
    trickle("hitl", "write-heavy", hitl),
    trickle("governance-bridge", "mixed", governanceBridge, bridge),
    trickle("agents", "100", agents),
  );
});
test.after.always("down", async () => {
  for (const one of traffic) one.kill();
  await Promise.allSettled(traffic);
  await stack?.remove();
});

test.serial("every panel of every dashboard has data, or says why it has none", async (t) => {
  const all = await settled(asking());
  t.deepEqual(failing(all).map(verdictLine), []);
  t.true(all.length > 500, `${all.length} queries`);
  for (const { uid } of dashboards)
    t.true(
      all.some(({ dashboard, is }) => dashboard === uid && is === "data"),
      uid,
    );
  t.log(
    all
      .filter(({ is }) => is === "empty")
      .map(verdictLine)
      .join("\n"),
  );
});

test.serial("every dashboard is drawn in the preview, panel by panel, without a complaint", async (t) => {
  const login = { username: "admin", password: await stack.password() };
  let drawn = 0;
  const wrong: string[] = [];
  for (const { uid } of dashboards) {
    // As in the test above: what has no figure at one moment has one at another.
    for (let looks = 1; ; looks++) {
      const { found, problems } = await drawnDashboard(t, uid, login);
      const faults = [...notAsExpected(uid, found, panels), ...problems].map((fault) => `${uid}: ${fault}`);
      if (faults.length > 0 && looks < 6) {
        await sleep(5000);
        continue;
      }
      wrong.push(...faults);
      drawn += found.length;
      break;
    }
  }
  t.deepEqual(wrong, []);
  t.true(drawn > 400, `${drawn} panels`);
});

test.serial("a Prometheus that takes everything over has it, too", async (t) => {
  t.deepEqual(failing(await through(t, [])).map(verdictLine), []);
});

const turnsRed = test.macro({
  exec: async (t: ExecutionContext, _what: string, changes: readonly Relabelling[], reads: RegExp) => {
    const red = failing(await through(t, changes, reads));
    t.true(red.length > 0);
    t.deepEqual(red.filter(({ expr }) => !reads.test(expr)).map(verdictLine), []);
  },
  title: (_, what = "") => `${what} turns panels red, and no others`,
});

test.serial(
  turnsRed,
  "a renamed metric",
  [
    {
      source_labels: ["__name__"],
      regex: "hitl_http_requests_total",
      target_label: "__name__",
      replacement: "hitl_requests_total",
    },
  ],
  /hitl_http_requests_total/,
);
test.serial(
  turnsRed,
  "a dropped label",
  [{ source_labels: ["__name__"], regex: "messages_sent_total", target_label: "channel", replacement: "" }],
  /messages_sent_total/,
);
test.serial(
  turnsRed,
  "a deleted target",
  [{ source_labels: ["job"], regex: "agents", action: "drop" }],
  /agent_|job=~?"agents"/,
);

const most = 10;
const networkChanged = "ERR_NETWORK_CHANGED";

/** Opens a dashboard; again where another test's network came or went, which ends all that a browser has under way. */
async function drawnDashboard(t: ExecutionContext, uid: string, login: PageOptions["login"]) {
  const url = `http://127.0.0.1:${stack.ports.grafana}/d/${uid}?kiosk&from=now-15m&to=now`;
  for (let tries = 1; ; tries++) {
    const opened = await openPage(t, url, { ...(login && { login }), height: 2400 }).catch((error: unknown) => {
      if (tries < most && String(error).includes(networkChanged)) return undefined;
      throw error;
    });
    if (opened === undefined) continue;
    const { page, problems } = opened;
    const disturbed = () => tries < most && problems.some((problem) => problem.includes(networkChanged));
    const isReady = page.locator('html[data-preview="ready"]');
    for (const end = Date.now() + 60_000; !disturbed() && (await isReady.count()) === 0; ) {
      if (Date.now() > end) throw new Error(`${uid} is not drawn within a minute: ${problems.join("\n")}`);
      await sleep(250);
    }
    const found = await drawnPanels(page);
    await page.context().close();
    const again = disturbed();
    const told = problems.splice(0);
    if (!again) return { found, problems: told };
  }
}

/** What a Prometheus has that takes everything over with these changes, once all that reads something else has data. */
async function through(
  t: ExecutionContext,
  changes: readonly Relabelling[],
  changed?: RegExp,
): Promise<readonly Verdict[]> {
  const source = { port: stack.ports.prometheus, password: await stack.password() };
  const copy: FederatingPrometheus = await federate(source, changes);
  t.teardown(() => copy.stop());
  return settled(copy.ask, changed);
}

/** Asks until all is well apart from what reads what was changed: rates need a few scrapes, records of long periods a few minutes. */
async function settled(ask: Ask, changed?: RegExp): Promise<readonly Verdict[]> {
  for (const deadline = Date.now() + 360_000; ; ) {
    await sleep(10_000);
    const all = await verdicts(panels, ask).catch(() => undefined);
    const missing = all === undefined ? [] : failing(all).filter(({ expr }) => changed?.test(expr) !== true);
    if (all !== undefined && (missing.length === 0 || Date.now() > deadline)) return all;
    if (Date.now() > deadline + 60_000) throw new Error("Prometheus does not answer");
  }
}

/** Asks the stack's own Prometheus. */
function asking(): Ask {
  return async (path) => {
    const { status, body } = await stack.get("prometheus", `/api/v1/${path}`, await stack.password());
    if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
    return (JSON.parse(body) as { readonly data: unknown }).data;
  };
}

/** Runs a short load and hands in its result. */
async function load(system: string, name: string, port: number, ...more: readonly string[]): Promise<void> {
  const { exitCode, all } = await k6(system, name, port, ["SHORT=1", `RESULTS=${stack.folder}`, ...more]);
  // 99: slower than its thresholds, which a busy machine may be.
  if (exitCode !== 0 && exitCode !== 99) throw new Error(all);
  const result = await readFile(join(stack.folder, `${system}-${name}.json`), "utf8");
  const answer = await fetch(`http://127.0.0.1:${stack.ports.loadTest}/api/v1/results/${system}-${name}`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`admin:${await stack.password()}`).toString("base64")}` },
    body: result,
  });
  if (!answer.ok) throw new Error(`${system}-${name}: ${answer.status} ${await answer.text()}`);
}

/** A user of a load who asks now and then, until it is ended. */
function trickle(system: string, name: string, port: number, ...more: readonly string[]): Running {
  const results = join(stack.folder, "trickle");
  return k6(system, name, port, ["SHORT=1", `RESULTS=${results}`, ...more], ["--vus=1", "--rps=2", "--duration=40m"]);
}

type Running = ReturnType<typeof k6>;

function k6(system: string, name: string, port: number, settings: readonly string[], flags: readonly string[] = []) {
  const script = join(examples, system, "load", `${name}.js`);
  const given = [`TARGET=http://127.0.0.1:${port}`, ...settings].flatMap((setting) => ["-e", setting]);
  const args = ["run", "--quiet", "--no-usage-report", ...flags, ...given, script];
  return execa("k6", args, { all: true, reject: false });
}
