import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { constant, dashboardOf, panelOf, startKnownPrometheus, startTestPreview } from "./support/index.ts";

test("a page behind others keeps no connection, and hears on its return what it missed", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series: [{ name: "queue_length", values: constant(42) }] });
  const board = (title: string) => ({ ...dashboardOf("a", [panelOf(1, "stat", ["queue_length"])]), title });
  const preview = await startTestPreview(t, { dashboards: { "a.json": board("Before") }, prometheus });
  const { page, ready } = await preview.open("/d/a");
  await ready();
  const listeners = async (wanted: number): Promise<number> => {
    for (let tries = 0; ; tries++) {
      const text = await (await fetch(`${preview.url}/metrics`)).text();
      const now = Number(/^preview_listeners (\d+)$/m.exec(text)?.[1]);
      if (now === wanted || tries === 100) return now;
      await sleep(100);
    }
  };
  const turn = (state: "hidden" | "visible") =>
    page.evaluate(`
      Object.defineProperty(document, "visibilityState", { value: "${state}", configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    `);
  t.is(await listeners(1), 1);
  await turn("hidden");
  t.is(await listeners(0), 0);
  preview.put("a.json", board("After"));
  await turn("visible");
  t.is(await listeners(1), 1);
  await page.getByText("After").first().waitFor();
});
