import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { constant, dashboardOf, panelOf, startKnownPrometheus, startTestPreview } from "./support/index.ts";

const groups = [
  {
    name: "queues",
    rules: [
      {
        alert: "QueueFull",
        expr: 'label_replace(vector(1), "queue", "mail", "", "")',
        labels: { severity: "critical" },
        annotations: { summary: "the queue mail is full", __dashboardUid__: "b", __panelId__: "7" },
      },
      { alert: "QueueSlow", expr: "vector(1)", for: "1h", labels: { severity: "warning" } },
      { alert: "QueueGone", expr: "vector(1) < 0" },
    ],
  },
];

const list = (id: number, options: object) => panelOf(id, "alertlist", [], { options });

test("alerts are listed by state with their age, filtered, grouped and counted", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series: [{ name: "queue_length", values: constant(3) }], groups });
  await fires(prometheus.url);
  const panels = [
    list(1, { sortOrder: 3 }),
    list(2, { stateFilter: { normal: true, firing: false, pending: false, error: false } }),
    list(3, { groupMode: "custom", groupBy: ["severity"], showInstances: true }),
    list(4, { alertInstanceLabelFilter: '{severity=~"warn.*"}', alertName: "queue" }),
    list(5, { viewMode: "stat" }),
    list(6, { alertName: "nothing like it" }),
    list(7, { dashboardAlerts: true }),
    list(8, { alertInstanceLabelFilter: "{severity" }),
  ];
  const dashboards = { "a.json": dashboardOf("a", panels) };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/d/a", { height: 1600 });
  await ready();
  const panel = (id: number) => page.locator(`[data-panel-id="${id}"]`);
  const names = (id: number) =>
    panel(id)
      .locator("[data-rule]")
      .evaluateAll((all) => all.map((each) => each.getAttribute("data-rule")));
  t.deepEqual(await names(1), ["QueueFull", "QueueSlow"]);
  t.regex(
    await panel(1).innerText(),
    /QueueFull[\s\S]*Firing for \d+[ms][\s\S]*the queue mail is full[\s\S]*Pending for/,
  );
  t.deepEqual(await names(2), ["QueueGone"]);
  t.regex(
    await panel(3).innerText(),
    /severity=critical[\s\S]*QueueFull Firing[\s\S]*queue=mail[\s\S]*severity=warning/,
  );
  t.deepEqual(await names(4), ["QueueSlow"]);
  t.regex(await panel(5).innerText(), /\b2\b/);
  t.regex(await panel(6).innerText(), /No alerts matching filters/);
  t.regex(await panel(7).innerText(), /No alerts matching filters/);
  t.regex(await panel(8).innerText(), /“severity” is no matcher of a label/);

  t.is(await panel(1).getByRole("link", { name: "View panel" }).getAttribute("href"), "/d/b?viewPanel=7");
  await panel(1).getByRole("button", { name: "1 instance" }).first().click();
  await panel(1).getByText("queue=mail").waitFor();
});

async function fires(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const answer = await fetch(`${url}/api/v1/alerts`);
    const { data } = (await answer.json()) as { data: { alerts: readonly { state: string }[] } };
    if (data.alerts.length === 2 && data.alerts.some(({ state }) => state === "firing")) return;
    await sleep(100);
  }
  throw new Error("no alert fires");
}
