import { readFileSync, writeFileSync } from "node:fs";
import test from "ava";
import { version } from "../../../exporters/kit/index.ts";
import { temporaryFolder } from "../support/folder.ts";
import { startedInbox } from "../support/inbox.ts";
import { deliver, webhookOf } from "../support/webhook.ts";

const golden = new URL("../../golden/exporters/inbox-metrics.txt", import.meta.url);

test("the inbox's own metrics are byte for byte what they were", async (t) => {
  const { server } = await startedInbox(t, temporaryFolder(t), [], () => Date.parse("2026-01-31T12:00:00.250Z"));
  for (const name of ["Watchdog", "A", "B"]) await deliver(server.url, webhookOf(name));
  const all = await (await fetch(`${server.url}/metrics`)).text();
  const own = all.split("\n").filter((line) => /^(# \w+ )?sightline_/.test(line));
  const text = `${own.join("\n")}\n`.replace(`version="${version}"`, 'version="0.0.0"');
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(golden, text);
  t.is(text, readFileSync(golden, "utf8"));
});
