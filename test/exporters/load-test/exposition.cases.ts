import test from "ava";
import { ago, percent, rate, time, whole } from "../../../exporters/load-test/page/figures.ts";
import { loadTestPage } from "../../../exporters/load-test/page/index.ts";
import { matchesGolden } from "../support/golden.ts";
import { givenAt, runOf, textOf } from "./support/results.ts";
import { startedLoadTest } from "./support/started.ts";

const formats = { text: "text/plain", openmetrics: "application/openmetrics-text; version=1.0.0" } as const;

for (const format of Object.keys(formats) as (keyof typeof formats)[])
  test(`names, labels, types and help are what they were: ${format}`, async (t) => {
    const { post, server } = await startedLoadTest(t, [], { now: () => givenAt });
    await post("/api/v1/results/mix", textOf("summary"));
    for (const file of ["stats", "failures", "history", "exceptions"] as const)
      await post("/api/v1/results/mix", textOf(file));
    await post("/api/v1/results/nightly", textOf("machineReadable"));
    const text = await (await fetch(`${server.url}/metrics`, { headers: { accept: formats[format] } })).text();
    const own = text
      .split("\n")
      .filter((line) => /^(# \w+ )?loadtest_/.test(line))
      .filter((line) => !/^loadtest_(collect\w+_duration_seconds|snapshot_age_seconds)/.test(line));
    matchesGolden(t, `load-test/${format}.txt`, `${own.join("\n")}\n`);
  });

test("the page shows the latest run of each test, those in trouble first", async (t) => {
  const locust = { ...runOf(textOf("stats")), running: true, seenAt: givenAt };
  const k6 = runOf(textOf("summary"));
  const runs = [
    { ...k6, test: "quiet", thresholds: [], completedAt: givenAt - 90 },
    { ...k6, test: "fine", thresholds: k6.thresholds.filter(({ ok }) => ok), cut: { operation: 3 } },
    k6,
    locust,
    { ...k6, test: "lost", thresholds: [], source: "remote-write" as const, completedAt: undefined as never },
  ];
  const { title, body } = loadTestPage({ runs, now: givenAt + 200, version: "1.2.3" });
  t.is(title, "1 running · Sightline load tests");
  matchesGolden(t, "load-test/page.html", body.markup);
});

test("the page of a receiver that has nothing says how to send something, and names are text", async (t) => {
  const { post, server } = await startedLoadTest(t);
  const page = async () => (await fetch(server.url)).text();
  t.regex(await page(), /No results yet/);
  await post("/api/v1/results/mix", textOf("stats").replaceAll("list_decisions", "<script>alert(1)</script>"));
  t.notRegex(await page(), /<script>/);
  t.regex(await page(), /&lt;script&gt;/);
});

test("figures are written the way people say them", (t) => {
  t.deepEqual([0.00829, 0.9994, 1.234, 59, 60, 200, 3600, 5400].map(time), [
    "8.29 ms",
    "999 ms",
    "1.23 s",
    "59 s",
    "1 min",
    "3 min 20 s",
    "1 h",
    "1 h 30 min",
  ]);
  t.deepEqual([0, 0.00001, 0.0123, 1].map(percent), ["0 %", "< 0.01 %", "1.23 %", "100 %"]);
  t.deepEqual([whole(1_234_567), rate(5000), rate(12.34)], ["1\u202f234\u202f567", "5\u202f000/s", "12.3/s"]);
  t.deepEqual([-1, 59, 60, 7200, 200_000].map(ago), ["0 s ago", "59 s ago", "1 min ago", "2 h ago", "2 days ago"]);
});
