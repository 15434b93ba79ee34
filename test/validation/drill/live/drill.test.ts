import test from "ava";
import type { Result } from "../../../../validation/index.ts";
import { until } from "../../../stack/live/support/until.ts";
import { type DrilledStack, drilledStack } from "./support/drilled-stack.ts";

let stack: DrilledStack;

test.before("a stack with short times", async () => {
  stack = await drilledStack();
});
test.after.always("down", async () => {
  await stack?.project.remove();
});

async function nothingIsLeft(): Promise<readonly unknown[]> {
  return [...(await stack.remains()), ...(await stack.activeDrills())];
}

test.serial("a drill goes its whole way, reaches its own receiver alone, and leaves nothing", async (t) => {
  const { code, text } = await stack.project.sightline(
    "validate",
    "drill",
    "ShopQueueFull",
    "--labels",
    "queue=orders",
  );
  t.is(code, 0, text);
  t.regex(text, /in all +[\d.]+ s, allowed [\d.]+ s/);
  const [firing, resolved, ...more] = await stack.notifications("ShopQueueFull");
  t.deepEqual([firing?.status, resolved?.status, more.length], ["firing", "resolved", 0], text);
  t.deepEqual([firing?.receiver, resolved?.receiver], ["drill", "drill"]);
  const [alert] = firing?.alerts ?? [];
  t.deepEqual(alert?.labels, {
    alertname: "ShopQueueFull",
    drill: "true",
    queue: "orders",
    severity: "critical",
    stack: "dev",
  });
  t.is(alert?.annotations.summary, "[DRILL] orders is full");
  const { mode, parts, conditions } = JSON.parse(await stack.report("validation-report")) as Result;
  t.deepEqual([mode, conditions.factor, parts.routes?.rows.length], ["drill", 1, 2]);
  t.deepEqual([parts.accuracy?.status, parts.latency?.status, parts.routes?.status], ["passed", "passed", "passed"]);
  const [trial] = parts.latency?.trials ?? [];
  const stages: readonly number[] = Object.values(trial?.stages ?? {});
  const sum = stages.reduce((all, one) => all + one, 0);
  t.is(sum, trial?.total ?? Number.NaN);
  t.deepEqual(await nothingIsLeft(), []);
});

test.serial("the stack's own Prometheus never sees it", async (t) => {
  const asked = async (query: string) => {
    const path = `/api/v1/query?query=${encodeURIComponent(query)}`;
    const { body } = await stack.project.get("prometheus", path, await stack.project.password());
    return JSON.parse(body).data.result as readonly unknown[];
  };
  t.deepEqual(await asked('last_over_time({__name__=~"shop_.+|signal_.+"}[10m])'), []);
  t.deepEqual(await asked('last_over_time(ALERTS{alertname="ShopQueueFull"}[10m])'), []);
  t.true((await asked('last_over_time(ALERTS{alertname="ShopGone"}[10m])')).length > 0, "it has rules that fire");
});

test.serial(
  "with --page it also reaches whom the real alert would reach, and is told apart from it there",
  async (t) => {
    const before = (await stack.notifications("ShopGone")).length;
    // It fires for real all the while: nothing exposes what it asks for.
    const { code, text } = await stack.project.sightline("validate", "drill", "ShopGone", "--page", "--json");
    t.is(code, 0, text);
    const told = (await stack.notifications("ShopGone"))
      .slice(before)
      .filter(({ commonLabels }) => commonLabels.drill === "true");
    const ways = told.map(({ receiver, status }) => `${receiver} ${status}`).sort();
    t.deepEqual(ways, ["drill firing", "drill resolved", "inbox firing", "inbox resolved"]);
    t.true(told.every(({ alerts }) => alerts.every(({ labels }) => labels.drill === "true")));
    t.deepEqual(await nothingIsLeft(), []);
  },
);

test.serial("what cannot be drilled is said before anything is made", async (t) => {
  const { sightline } = stack.project;
  const refused = async (...args: string[]) => {
    const { code, text } = await sightline("validate", "drill", ...args);
    t.is(code, 1, text);
    return text;
  };
  t.regex(await refused("ShopQueueFul"), /Did you mean ShopQueueFull\?/);
  t.regex(await refused("ShopQueueFull"), /the name of 2 rules.*\n.*severity=critical.*severity=warning/);
  const silence = await stack.silence("alertname", "ShopGone");
  t.regex(await refused("ShopGone"), /holds the drill.*by ada until .*, "deploying"/);
  await stack.unsilence(silence);
  t.deepEqual(await nothingIsLeft(), []);
});

test.serial("a receiver that is not reached is found, and the alert is ended all the same", async (t) => {
  const args = ["validate", "drill", "ShopQueueFull", "--labels", "queue=returns", "--time-limit", "20s"];
  const running = stack.project.start(...args);
  await until(t, "it is played", async () =>
    (await stack.remains()).some((name) => name.endsWith("-prometheus-drill")),
  );
  const inbox = stack.project.container("inbox");
  await inbox.pause();
  const ended = (await running.ended.finally(() => inbox.unpause())) as { readonly exitCode?: number };
  t.true(ended.exitCode === 1 || ended.exitCode === 2, JSON.stringify(ended));
  t.deepEqual(await nothingIsLeft(), []);
});

test.serial("Ctrl-C ends it at once: nothing is left, and no drill goes on firing", async (t) => {
  const running = stack.project.start("validate", "drill", "ShopQueueFull", "--labels", "queue=orders");
  await until(t, "it fires", async () => (await stack.activeDrills()).length > 0);
  running.interrupt();
  const ended = (await running.ended) as { readonly exitCode?: number };
  t.is(ended.exitCode, 2);
  t.deepEqual(await nothingIsLeft(), []);
  const { readiness, complete } = JSON.parse(await stack.report("validation-report")) as Result;
  t.deepEqual([readiness.verdict, complete], ["not measured", false]);
});
