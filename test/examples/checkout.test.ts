import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import test, { type ExecutionContext } from "ava";
import { Registry } from "prom-client";
import { checkGroups, checkObjectives, group, renderRuleFiles, renderRuleTests } from "../../alerts/kit/index.ts";
import { checkDashboard, dashboardFileName, renderDashboard } from "../../dashboards/kit/index.ts";
import { poolExhausted } from "../../examples/checkout/alerts.ts";
import { createCheckout } from "../../examples/checkout/checkout.ts";
import { checkoutDashboard } from "../../examples/checkout/dashboard.ts";
import { served } from "../../examples/checkout/objectives.ts";

const folder = new URL("../../examples/checkout/generated/", import.meta.url);

function isCommitted(t: ExecutionContext, name: string, text: string): void {
  const file = new URL(name, folder);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(new URL(".", file), { recursive: true });
    writeFileSync(file, text);
  }
  t.is(text, readFileSync(file, "utf8"), name);
}

/** A shop in which everything works at once. */
function openShop() {
  let connections = 0;
  return {
    postgres: {
      get totalCount() {
        return connections;
      },
      idleCount: 0,
      waitingCount: 0,
      options: { max: 10 },
      async connect() {
        connections += 1;
        return {
          save: async () => {},
          release: () => {
            connections -= 1;
          },
        };
      },
    },
    acquirePrinter: async () => () => {},
    bank: { pay: async () => {}, onChange: () => {} },
    mayOrder: () => true,
  };
}

test("the example exposes what is committed, before and after an order", async (t) => {
  const registry = new Registry();
  const checkOut = createCheckout(registry, openShop());
  isCommitted(t, "first-scrape.txt", await registry.metrics());
  t.is(await checkOut("1"), "done");
  isCommitted(t, "after-one-order.txt", withoutTimes(await registry.metrics()));
});

test("the example's alert has no faults, and its files are those that are committed", (t) => {
  const groups = [group("checkout", { rules: [poolExhausted] })];
  t.deepEqual(checkGroups(groups), []);
  for (const [name, text] of Object.entries(renderRuleFiles(groups))) isCommitted(t, `rules/${name}`, text);
  for (const [name, text] of Object.entries(renderRuleTests(groups))) isCommitted(t, `tests/${name}`, text);
});

/** How long something took is different each time. */
function withoutTimes(text: string): string {
  const lines = text.split("\n").filter((line) => !/_bucket|_seconds_sum/.test(line));
  return lines.join("\n");
}

const limits = { retention: "40d", scrapeInterval: "15s", evaluationInterval: "15s" };

test("the example's dashboard has no faults, and its file is the one that is committed", (t) => {
  t.deepEqual(checkObjectives([{ objective: served, service: "checkout" }], limits), []);
  t.deepEqual(checkDashboard(checkoutDashboard), []);
  isCommitted(t, `dashboards/${dashboardFileName(checkoutDashboard)}`, renderDashboard(checkoutDashboard));
});
