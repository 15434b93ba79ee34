import { readFileSync, writeFileSync } from "node:fs";
import test, { type ExecutionContext } from "ava";
import { version } from "../../../exporters/kit/index.ts";
import { temporaryFolder } from "../support/folder.ts";
import { startedInbox } from "../support/inbox.ts";
import { alertOf, deliver, webhookOf } from "../support/webhook.ts";

const golden = new URL("../../golden/exporters/inbox-page.html", import.meta.url);

test("the page is byte for byte what it was", async (t) => {
  const { url, wait } = await filled(t);
  wait(42);
  const page = (await (await fetch(url)).text()).replace(`Version ${version}`, "Version 0.0.0");
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(golden, page);
  t.is(page, readFileSync(golden, "utf8"));
});

test("it needs no script and nothing from elsewhere, and the browser is told so", async (t) => {
  const { url } = await filled(t);
  const answer = await fetch(url);
  const page = await answer.text();
  t.notRegex(page, /<script|\son\w+=|https?:\/\/(?!www\.w3\.org)/);
  t.regex(
    answer.headers.get("content-security-policy") ?? "",
    /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:;/,
  );
});

test("what a notification holds is shown, never run", async (t) => {
  const evil = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;
  const { server } = await startedInbox(t, temporaryFolder(t));
  const labels = { alertname: evil, severity: evil, [evil]: evil };
  const alert = alertOf("A", { labels, annotations: { summary: evil }, generatorURL: "javascript:alert(3)" });
  const other = alertOf("A", { labels: { ...labels, host: evil } });
  const common = { groupLabels: { alertname: evil, [evil]: evil }, commonLabels: labels };
  await deliver(server.url, webhookOf("A", { receiver: evil, ...common, alerts: [alert, other] }));
  for (const query of ["", `?alertname=${encodeURIComponent(evil)}`, `?receiver=${encodeURIComponent(evil)}`]) {
    const page = await (await fetch(`${server.url}/${query}`)).text();
    t.false(page.includes("<script") || page.includes("<img") || page.includes("javascript:"), query);
    t.true(page.includes("&lt;script&gt;alert(1)&lt;/script&gt;"));
  }
});

test("newest first; heartbeats are hidden until asked for; filters narrow and can be taken back", async (t) => {
  const { url } = await filled(t);
  const names = async (query = "") => {
    const page = await (await fetch(`${url}/${query}`)).text();
    return [...page.matchAll(/<h3><a href="[^"]*">([^<]+)</g)].map(([, name]) => name);
  };
  t.deepEqual(await names(), ["DiskFull", "ConsumerLate", "TargetMissing", "TargetMissing"]);
  t.deepEqual(await names("?heartbeats=shown"), [
    "DiskFull",
    "Watchdog",
    "ConsumerLate",
    "TargetMissing",
    "TargetMissing",
  ]);
  t.deepEqual(await names("?status=resolved"), ["TargetMissing"]);
  t.deepEqual(await names("?receiver=pager"), ["ConsumerLate"]);
  t.deepEqual(await names("?alertname=DiskFull"), ["DiskFull"]);
  t.deepEqual(await names("?status=wrong"), ["DiskFull", "ConsumerLate", "TargetMissing", "TargetMissing"]);
});

test("a drill says that it is one, and is nothing that fires", async (t) => {
  const { server } = await startedInbox(t, temporaryFolder(t));
  const page = async () => (await fetch(server.url)).text();
  await deliver(server.url, webhookOf("DiskFull", { commonLabels: { alertname: "DiskFull", drill: "true" } }));
  t.regex(
    await page(),
    /<article class="card note firing drill">\n<div class="head">\n<span class="state">Firing<\/span><span class="state">Drill<\/span>/,
  );
  t.regex(await page(), /<title>Nothing firing/);
  await deliver(server.url, webhookOf("DiskFull", { groupKey: "another", commonLabels: { alertname: "DiskFull" } }));
  t.regex(await page(), /<title>1 firing/);
  t.is([...(await page()).matchAll(/>Drill</g)].length, 1);
});

test("it refreshes by itself until paused", async (t) => {
  const { url } = await filled(t);
  const refresh = async (query: string) =>
    (await (await fetch(`${url}/${query}`)).text()).includes('http-equiv="refresh" content="5"');
  t.deepEqual([await refresh(""), await refresh("?status=firing"), await refresh("?refresh=off")], [true, true, false]);
});

test("more than fit are counted, and the JSON has them all", async (t) => {
  const { server } = await startedInbox(t, temporaryFolder(t));
  for (let n = 0; n < 53; n += 1) await deliver(server.url, webhookOf(`A${n}`));
  const page = await (await fetch(server.url)).text();
  t.is([...page.matchAll(/<article /g)].length, 50);
  const [, query = ""] =
    /The newest 50 of 53; all of them are in the <a href="\/api\/v1\/notifications\?([^"]*)">/.exec(page) ?? [];
  const { notifications } = (await (await fetch(`${server.url}/api/v1/notifications?${query}`)).json()) as {
    notifications: unknown[];
  };
  t.is(notifications.length, 53);
});

async function filled(t: ExecutionContext): Promise<{ url: string; wait(seconds: number): void }> {
  let now = Date.parse("2026-01-31T11:58:00.000Z");
  const { server } = await startedInbox(t, temporaryFolder(t), [], () => now);
  const labels = { alertname: "TargetMissing", job: "node-exporter", severity: "critical", stack: "dev" };
  const missing = { groupLabels: { alertname: "TargetMissing", job: "node-exporter" }, commonLabels: labels };
  const disks = Array.from({ length: 9 }, (_, host) =>
    alertOf("DiskFull", {
      status: host === 1 ? "resolved" : "firing",
      labels: { alertname: "DiskFull", severity: "warning", instance: `host-${host}:9100` },
      annotations: { description: `host-${host} has < 10 % left` },
    }),
  );
  const sent = [
    webhookOf("TargetMissing", missing),
    webhookOf("TargetMissing", {
      ...missing,
      status: "resolved",
      alerts: [alertOf("TargetMissing", { status: "resolved", labels })],
    }),
    webhookOf("ConsumerLate", { receiver: "pager", truncatedAlerts: 2 }),
    webhookOf("Watchdog", { receiver: "heartbeat", commonLabels: { alertname: "Watchdog" } }),
    webhookOf("DiskFull", { commonLabels: { alertname: "DiskFull", severity: "warning" }, alerts: disks }),
  ];
  for (const one of sent) {
    now += 61_000;
    await deliver(server.url, one);
  }
  return {
    url: server.url,
    wait: (seconds) => {
      now += seconds * 1000;
    },
  };
}
