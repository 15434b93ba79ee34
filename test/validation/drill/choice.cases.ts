import test, { type ExecutionContext } from "ava";
import { alert, constant, fires, gauge, group, gt, silent } from "../../../alerts/kit/index.ts";
import { DefinitionError } from "../../../problems/index.ts";
import { chooseEpisode } from "../../../validation/drill/choice.ts";
import { lagGroups } from "../support/lag.ts";

const intervals = { scrapeInterval: "15s", evaluationInterval: "15s" };
const chosen = (wanted: Parameters<typeof chooseEpisode>[0], groups = lagGroups) =>
  chooseEpisode(wanted, { groups, ...intervals });

const depth = gauge("queue_depth", { help: "Messages.", labels: ["queue"] });
const deep = (queue: string, severity: "critical" | "warning") =>
  alert("QueueDeep", {
    expr: gt(depth.where({ queue }), 100),
    severity,
    summary: "Deep.",
    action: "Look.",
    scenarios: [
      fires("it is deep", { series: [depth.series({ queue }, constant(200))], at: "1m" }),
      silent("it is not", { series: [depth.series({ queue }, constant(1))], lasts: "1m" }),
    ],
  });
const twins = [group("queues", { rules: [deep("a", "critical"), deep("b", "warning")] })];

function refusal(t: ExecutionContext, run: () => unknown): string {
  const error = t.throws(run, { instanceOf: DefinitionError });
  return error.findings.map(({ path, message, hint }) => `${path} ${message} ${hint}`).join("\n");
}

test("the shortest scenario whose trouble stays is drilled, and any other that is asked for", (t) => {
  t.is(chosen({ alert: "QueueLagging" }).scenario.name, "it grows");
  t.is(chosen({ alert: "QueueLagging", scenario: "it lags" }).scenario.name, "it lags");
});

test("names that are not there are told with what was meant", (t) => {
  t.is(
    refusal(t, () => chosen({ alert: "QueueLaging" })),
    "QueueLaging is no alert of this stack. Did you mean QueueLagging?",
  );
  t.regex(
    refusal(t, () => chosen({ alert: "QueueLagging", scenario: "it lag" })),
    /^QueueLagging › it lag is no scenario .* Did you mean "it lags"\?$/,
  );
  t.regex(
    refusal(t, () => chosen({ alert: "QueueLagging", scenario: "for a moment" })),
    /is no scenario in which it fires/,
    "one that stays silent is none",
  );
});

test("of several rules with one name, the labels that tell them apart are asked for", (t) => {
  t.is(
    refusal(t, () => chosen({ alert: "QueueDeep" }, twins)),
    "QueueDeep is the name of 2 rules. Tell which with --labels, one of: queue=a,severity=critical queue=b,severity=warning.",
  );
  t.is(chosen({ alert: "QueueDeep", labels: { severity: "warning" } }, twins).expected[0]?.labels.queue, "b");
  t.regex(
    refusal(t, () => chosen({ alert: "QueueDeep", labels: { queue: "c" } }, twins)),
    /has no rule with these labels/,
  );
});
