import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import fc from "fast-check";
import {
  type AlertLabels,
  alertExamples,
  type Routing,
  renderAlertmanager,
  routeOf,
} from "../../../../../alerts/kit/index.ts";
import { routingOf } from "../../../../../bundle/routing.ts";
import { delivery, settings } from "../../../../bundle/support/settings.ts";
import { catalogue } from "../../../catalogue.ts";
import { postingTo, randomLabels, randomRoutes } from "./support/random-routing.ts";

/** Receivers as amtool finds them, for each set of labels. */
async function askAmtool(t: ExecutionContext, routing: Routing, sets: readonly AlertLabels[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "sightline-amtool-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "alertmanager.yml");
  writeFileSync(file, renderAlertmanager(routing));
  const answers: string[] = [];
  for (const labels of sets) {
    const given = Object.entries(labels).map(([label, value]) => `${JSON.stringify(label)}=${JSON.stringify(value)}`);
    const { stdout } = await execa("amtool", ["config", "routes", "test", `--config.file=${file}`, ...given]);
    answers.push(stdout);
  }
  return answers;
}

async function agrees(t: ExecutionContext, routing: Routing, sets: readonly AlertLabels[]): Promise<void> {
  const theirs = await askAmtool(t, routing, sets);
  const differing = sets.flatMap((labels, index) => {
    const ours = routeOf(routing, labels).receivers.join(",");
    return ours === theirs[index] ? [] : [{ labels, ours, theirs: theirs[index] }];
  });
  t.deepEqual(differing, [], JSON.stringify(routing.route.routes, null, 1));
}

const examples = alertExamples(catalogue, { stack: "prod", region: "eu-1" });

test("every alert of the catalogue goes where amtool says, by severity", async (t) => {
  await agrees(t, routingOf(settings(delivery, "prod"), catalogue), examples);
});

test("every alert of the catalogue goes where amtool says, by priority", async (t) => {
  const priorities = { P0: "oncall", P1: "oncall", P2: "chat", P3: "mail" };
  const routing = routingOf(settings({ ...delivery, priorities, routes: [] }, "prod"), catalogue);
  const names = catalogue.flatMap(({ rules }) => rules.flatMap((rule) => (rule.kind === "alert" ? [rule.name] : [])));
  t.deepEqual([...new Set(examples.map(({ alertname }) => alertname))].sort(), [...new Set(names)].sort());
  await agrees(t, routing, examples);
});

test("any labels go where amtool says, by any routes", async (t) => {
  const receivers = ["r0", "r1", "r2", "r3"];
  const trees = fc.sample(fc.tuple(randomRoutes(receivers), fc.array(randomLabels, { minLength: 6, maxLength: 6 })), {
    numRuns: 60,
    seed: 6,
  });
  const firsts = new Set<string>();
  for (const [routes, sets] of trees) {
    const routing: Routing = { receivers: postingTo("http://x", receivers), route: { receiver: "r0", routes } };
    for (const labels of sets) firsts.add(routeOf(routing, labels).receivers.join());
    await agrees(t, routing, sets);
  }
  t.true(firsts.size > 10, "they go different ways");
});
