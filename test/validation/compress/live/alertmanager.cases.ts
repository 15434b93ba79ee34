import test from "ava";
import { renderAlertmanager } from "../../../../alerts/kit/index.ts";
import { routingOf } from "../../../../bundle/routing.ts";
import { compressRouting } from "../../../../validation/compress/index.ts";
import { catalogue } from "../../../alerts/catalogue.ts";
import { sample } from "../../../alerts/kit/routing/sample.ts";
import { delivery, settings } from "../../../bundle/support/settings.ts";
import { folderWith, run } from "../../../toolchain/live/alerts/tool.ts";

const priorities = { P0: "oncall", P1: "oncall", P2: "chat", P3: "mail" };

for (const [title, routing] of [
  ["every kind and field", sample],
  ["a production stack, by severity", routingOf(settings(delivery, "prod"), catalogue)],
  ["a production stack, by priority", routingOf(settings({ ...delivery, priorities, routes: [] }, "prod"), catalogue)],
] as const)
  test(`amtool accepts the routes of a copy: ${title}`, async (t) => {
    const text = renderAlertmanager(compressRouting(routing, 20, "http://inbox:9095/api/v1/notifications"));
    const verdict = await run(
      "amtool",
      ["check-config", "alertmanager.yml"],
      folderWith(t, { "alertmanager.yml": text }),
    );
    t.true(verdict.ok, verdict.text);
    t.regex(verdict.text, new RegExp(`${routing.receivers.length} receivers`));
    t.regex(verdict.text, /0 templates/);
  });
