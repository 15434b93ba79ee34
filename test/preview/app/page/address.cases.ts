import test from "ava";
import fc from "fast-check";
import { isSafe, linkAddress } from "../../../../preview/app/src/page/dashboard/link-address.ts";
import { dashboardPath, folderPath, routeOf } from "../../../../preview/app/src/page/router/route.ts";
import { moved, zoomedOut } from "../../../../preview/app/src/page/time/move-range.ts";
import { isRelative, readRange, readTime, withRange } from "../../../../preview/app/src/page/time/url-time.ts";

test("addresses lead to their pages", (t) => {
  const list = { page: "list", folder: undefined } as const;
  t.deepEqual(routeOf("/"), list);
  t.deepEqual(routeOf("/dashboards"), list);
  t.deepEqual(routeOf("/dashboards/"), list);
  t.deepEqual(routeOf("/dashboards/f/My%20folder"), { page: "list", folder: "My folder" });
  t.deepEqual(routeOf("/d/abc"), { page: "dashboard", uid: "abc" });
  t.deepEqual(routeOf("/d/abc/any-slug/"), { page: "dashboard", uid: "abc" });
  for (const path of ["/d", "/d/", "/d/a/b/c", "/explore", "/dashboards/x", "/alerting/list"])
    t.deepEqual(routeOf(path), { page: "missing" }, path);
  t.deepEqual(routeOf("/d/%E0%A4%A"), { page: "dashboard", uid: "%E0%A4%A" });
});

test("the path of any dashboard and folder leads back to it", (t) => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), fc.string({ unit: "grapheme" }), (uid, title) => {
      t.deepEqual(routeOf(dashboardPath({ uid, title })), { page: "dashboard", uid });
      t.deepEqual(routeOf(folderPath(uid)), { page: "list", folder: uid });
    }),
  );
  t.is(dashboardPath({ uid: "a", title: "Größe & Más (2)" }), "/d/a/gro-e-mas-2");
});

const time = test.macro({
  exec(t, text: string | null, expected: string | undefined) {
    t.is(readTime(text), expected);
  },
  title: (_, text) => `the time ${text}`,
});

test(time, "now", "now");
test(time, "now-1h", "now-1h");
test(time, "now-1d/d", "now-1d/d");
test(time, "1768478400000", "2026-01-15T12:00:00.000Z");
test(time, "2026-01-15T12:00:00Z", "2026-01-15T12:00:00.000Z");
test(time, "2026-01-15T12:00:00.5+02:00", "2026-01-15T10:00:00.500Z");
test(time, "20260115", "2026-01-15T00:00:00.000Z");
test(time, "20260115T123456", "2026-01-15T12:34:56.000Z");
test(time, "yesterday", undefined);
test(time, "now-", undefined);
test(time, "", undefined);
test(time, "99999999999999999999", undefined);
test(time, null, undefined);

test("the address counts before the dashboard, each end by itself", (t) => {
  t.deepEqual(readRange(new URLSearchParams("from=now-5m&to=nonsense"), { from: "now-1h", to: "now-1m" }), {
    from: "now-5m",
    to: "now-1m",
  });
  t.deepEqual(readRange(new URLSearchParams(), undefined), { from: "now-6h", to: "now" });
});

test("a range reads back from the address as it was written", (t) => {
  const relative = fc
    .tuple(fc.integer({ min: 1 }), fc.constantFrom("s", "m", "h", "d", "w", "M", "y"))
    .map(([n, unit]) => `now-${n}${unit}`);
  const absolute = fc
    .date({ noInvalidDate: true, min: new Date("1970-01-01"), max: new Date("2200-01-01") })
    .map((date) => date.toISOString());
  const end = fc.oneof(relative, absolute);
  fc.assert(
    fc.property(end, end, (from, to) => {
      const address = withRange(new URLSearchParams("var-a=1"), { from, to });
      t.deepEqual(readRange(new URLSearchParams(String(address)), undefined), { from, to });
      t.is(address.get("var-a"), "1");
      t.is(isRelative(from), from.startsWith("now"));
    }),
  );
});

test("zooming out doubles a range around its middle; moving keeps its length and does not pass now", (t) => {
  t.deepEqual(zoomedOut({ from: 100, to: 200 }), { from: 50, to: 250 });
  t.deepEqual(zoomedOut({ from: 100_000, to: 100_000 }), { from: 85_000, to: 115_000 });
  t.deepEqual(moved({ from: 100, to: 200 }, -1, 1000), { from: 50, to: 150 });
  t.deepEqual(moved({ from: 100, to: 200 }, 1, 1000), { from: 150, to: 250 });
  t.deepEqual(moved({ from: 100, to: 200 }, 1, 220), { from: 120, to: 220 });
  fc.assert(
    fc.property(fc.nat(1e12), fc.nat(1e10), fc.constantFrom(-1 as const, 1 as const), (from, length, direction) => {
      const { from: start, to } = moved({ from, to: from + length }, direction, 1e12);
      t.is(to - start, length);
    }),
  );
});

test("links take over time and variables when they say so, and what they say themselves counts", (t) => {
  const search = "?from=now-1h&to=now&timezone=utc&var-a=1&var-a=2&var-b=3&viewPanel=7";
  t.is(linkAddress("/d/x", {}, search), "/d/x");
  t.is(linkAddress("/d/x", { keepTime: true }, search), "/d/x?from=now-1h&to=now&timezone=utc");
  t.is(linkAddress("/d/x?var-b=own#top", { includeVars: true }, search), "/d/x?var-b=own&var-a=1&var-a=2#top");
});

test("links that run something are refused, whatever they are hidden behind", (t) => {
  for (const url of ["/d/x", "https://example.com", "mailto:a@example.com", "d/x", "?var-a=1", "//example.com/x"])
    t.true(isSafe(url), url);
  for (const url of [
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "JAVASCRIPT:x",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
  ])
    t.false(isSafe(url), url);
});
