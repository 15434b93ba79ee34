import test from "ava";
import { createHeartbeat } from "../../../exporters/inbox/heartbeat.ts";
import { webhook } from "../../../exporters/inbox/notification.ts";
import { temporaryFolder } from "../support/folder.ts";
import { startedInbox } from "../support/inbox.ts";
import { alertOf, deliver, webhookOf } from "../support/webhook.ts";

const minute = 60_000;
const beat = webhook.parse(webhookOf("Watchdog"));
const resolved = webhook.parse(
  webhookOf("Watchdog", { status: "resolved", alerts: [alertOf("Watchdog", { status: "resolved" })] }),
);
const mixed = webhook.parse(webhookOf("Watchdog", { alerts: [alertOf("Other"), alertOf("Watchdog")] }));
const other = webhook.parse(webhookOf("Other"));

type Event = readonly [atMs: number, what: typeof beat];
const state = test.macro({
  exec(t, events: readonly Event[], nowMs: number, expected: string, quietForMs: number) {
    const heartbeat = createHeartbeat({ alert: "Watchdog", maxSilenceMs: 5 * minute, startedAtMs: 100 * minute });
    for (const [atMs, what] of events) heartbeat.observe(what, atMs);
    const status = heartbeat.status(nowMs);
    t.deepEqual([status.state, status.quietForMs], [expected, quietForMs]);
  },
  title: (title = "") => title,
});
test("just started, never seen: waiting", state, [], 104 * minute, "waiting", 4 * minute);
test("never seen for longer than allowed: silent", state, [], 105 * minute + 1, "silent", 5 * minute + 1);
test("seen within the time: beating", state, [[101 * minute, beat]], 106 * minute, "beating", 5 * minute);
test(
  "seen, then not for longer than allowed: silent",
  state,
  [[101 * minute, beat]],
  106 * minute + 1,
  "silent",
  5 * minute + 1,
);
test("seen before a restart, and since: beating", state, [[99 * minute, beat]], 101 * minute, "beating", 2 * minute);
test(
  "seen long before the start: waiting, not silent",
  state,
  [[1 * minute, beat]],
  101 * minute,
  "waiting",
  100 * minute,
);
test("its resolution is no heartbeat", state, [[101 * minute, resolved]], 107 * minute, "silent", 7 * minute);
test("it counts among other alerts", state, [[101 * minute, mixed]], 103 * minute, "beating", 2 * minute);
test("other alerts do not count", state, [[106 * minute, other]], 107 * minute, "silent", 7 * minute);
test(
  "an older one seen later changes nothing",
  state,
  [
    [103 * minute, beat],
    [101 * minute, beat],
  ],
  104 * minute,
  "beating",
  minute,
);

test("metrics, API and page agree while it never came, came, stopped, and came again", async (t) => {
  let now = Date.parse("2026-01-31T12:00:00Z");
  const { server } = await startedInbox(t, temporaryFolder(t), ["--heartbeat.max-silence=2m"], () => now);
  const seen = async () => {
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    const api = (await (await fetch(`${server.url}/api/v1/heartbeat`)).json()) as Record<string, unknown>;
    const page = await (await fetch(server.url)).text();
    return {
      silent: /^sightline_inbox_heartbeat_silent (\S+)$/m.exec(metrics)?.[1],
      lastSeen: /^sightline_inbox_heartbeat_last_seen_timestamp_seconds (\S+)$/m.exec(metrics)?.[1],
      api: [api.state, api.silent, api.lastSeen, api.quietForSeconds],
      page: /<section class="card heartbeat (\w+)" role="(\w+)">/.exec(page)?.slice(1),
    };
  };
  t.deepEqual(await seen(), {
    silent: "0",
    lastSeen: undefined,
    api: ["waiting", false, null, 0],
    page: ["waiting", "status"],
  });
  now += 121_000;
  t.deepEqual(await seen(), {
    silent: "1",
    lastSeen: undefined,
    api: ["silent", true, null, 121],
    page: ["silent", "alert"],
  });
  await deliver(server.url, webhookOf("Watchdog"));
  const arrived = { lastSeen: String(now / 1000), iso: new Date(now).toISOString() };
  t.deepEqual(await seen(), {
    silent: "0",
    lastSeen: arrived.lastSeen,
    api: ["beating", false, arrived.iso, 0],
    page: ["beating", "status"],
  });
  now += 300_000;
  t.deepEqual(await seen(), {
    silent: "1",
    lastSeen: arrived.lastSeen,
    api: ["silent", true, arrived.iso, 300],
    page: ["silent", "alert"],
  });
  await deliver(server.url, webhookOf("Watchdog"));
  t.deepEqual((await seen()).page, ["beating", "status"]);
});

test("a restart remembers when it was last seen", async (t) => {
  const folder = temporaryFolder(t);
  let now = Date.parse("2026-01-31T12:00:00Z");
  const first = await startedInbox(t, folder, [], () => now);
  await deliver(first.server.url, webhookOf("Watchdog"));
  await first.server.stop();
  now += 60_000;
  const second = await startedInbox(t, folder, [], () => now);
  const status = (await (await fetch(`${second.server.url}/api/v1/heartbeat`)).json()) as Record<string, unknown>;
  t.deepEqual([status.state, status.lastSeen, status.quietForSeconds], ["beating", "2026-01-31T12:00:00.000Z", 60]);
});

test("another alert can be the heartbeat", async (t) => {
  const { server } = await startedInbox(t, temporaryFolder(t), ["--heartbeat.alert=DeadMansSwitch"]);
  await deliver(server.url, webhookOf("Watchdog"));
  const state = async () => ((await (await fetch(`${server.url}/api/v1/heartbeat`)).json()) as { state: string }).state;
  t.is(await state(), "waiting");
  await deliver(server.url, webhookOf("DeadMansSwitch"));
  t.is(await state(), "beating");
});
