import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { knownSystems } from "../../../systems/index.ts";
import { type AskedPanel, askedPanels } from "./support/asked-panels.ts";
import { type FederatingPrometheus, federate, type Relabelling } from "./support/federating-prometheus.ts";
import { type Ask, failing, type Verdict, verdictLine, verdicts } from "./support/panel-verdicts.ts";
import { type StackProject, stackProject } from "./support/stack-project.ts";

const examples = new URL("../../../examples/workloads/", import.meta.url).pathname;
const panels = askedPanels([...new Set(knownSystems.flatMap(({ dashboards }) => dashboards))]);

let stack: StackProject;
let unchanged: readonly Verdict[];

test.before("up --demo all, and a little of everything happens", async () => {
  stack = await stackProject({ stack: "dev" });
  await stack.configure({ scrapeInterval: "2s", evaluationInterval: "2s" });
  const { code, text } = await stack.sightline("up", "--demo", "all");
  if (code !== 0) throw new Error(text);
  const { chat4all, hitl, governanceBridge, governanceBridgeGrpc, agents } = stack.ports;
  await load("chat4all", "baseline", chat4all);
  await load("chat4all", "upload", chat4all);
  await load("hitl", "write-heavy", hitl);
  await load("governance-bridge", "mixed", governanceBridge, `GRPC_TARGET=127.0.0.1:${governanceBridgeGrpc}`);
  await load("agents", "100", agents);
});
test.after.always("down", async () => stack?.remove());

test.serial("every panel of every dashboard has data, or says why it has none", async (t) => {
  const all = await settled(panels, asking());
  t.deepEqual(failing(all).map(verdictLine), []);
  t.true(all.length > 300, `${all.length} queries`);
  for (const { dashboards } of knownSystems)
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

test.serial("a Prometheus that takes everything over has it, too", async (t) => {
  unchanged = await through(t, []);
  t.deepEqual(failing(unchanged).map(verdictLine), []);
});

const turnsRed = test.macro({
  exec: async (
    t: ExecutionContext,
    _what: string,
    changes: readonly Relabelling[],
    needs: (expr: string) => boolean,
  ) => {
    const after = await through(t, changes);
    const worse = after.filter(
      ({ is }, index) => is !== "data" && unchanged[index]?.is === "data" && unchanged[index]?.mayBeEmpty === undefined,
    );
    t.true(worse.length > 0);
    t.deepEqual(
      worse.map(verdictLine).filter((_, index) => !needs(worse[index]?.expr ?? "")),
      [],
    );
    t.true(failing(after).length >= worse.length);
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
  (expr) => expr.includes("hitl_http_requests_total"),
);
test.serial(
  turnsRed,
  "a dropped label",
  [{ source_labels: ["__name__"], regex: "messages_sent_total", target_label: "channel", replacement: "" }],
  (expr) => expr.includes("messages_sent_total"),
);
test.serial(turnsRed, "a deleted target", [{ source_labels: ["job"], regex: "agents", action: "drop" }], (expr) =>
  /agent_|job=~?"agents"/.test(expr),
);

/** What a Prometheus has that takes everything over with these changes. */
async function through(t: ExecutionContext, changes: readonly Relabelling[]): Promise<readonly Verdict[]> {
  const copy: FederatingPrometheus = await federate(
    { port: stack.ports.prometheus, password: await stack.password() },
    changes,
  );
  t.teardown(() => copy.stop());
  return settled(panels, copy.ask);
}

/** Asks until nothing gets better: rates need a few scrapes. */
async function settled(asked: readonly AskedPanel[], ask: Ask): Promise<readonly Verdict[]> {
  let best: readonly Verdict[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  for (let quiet = 0; quiet < 2 && fewest > 0; ) {
    await sleep(10_000);
    const now = await verdicts(asked, ask).catch(() => undefined);
    const count = now === undefined ? fewest : failing(now).length;
    quiet = count < fewest ? 0 : quiet + 1;
    if (now !== undefined && count <= fewest) [best, fewest] = [now, count];
  }
  return best;
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
  const given = [`TARGET=http://127.0.0.1:${port}`, "SHORT=1", `RESULTS=${stack.folder}`, ...more];
  const script = join(examples, system, "load", `${name}.js`);
  const { exitCode, all } = await execa(
    "k6",
    ["run", "--quiet", "--no-usage-report", ...given.flatMap((setting) => ["-e", setting]), script],
    { all: true, reject: false },
  );
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
