import test from "ava";
import fc from "fast-check";
import {
  type AlertLabels,
  alertExamples,
  type Month,
  type Routing,
  readAlertmanagerConfig,
  renderAlertmanager,
  routeOf,
  type TimeInterval,
  type TimeSpan,
  type Weekday,
} from "../../../../../alerts/kit/index.ts";
import { routingOf } from "../../../../../bundle/routing.ts";
import { differences } from "../../../../../validation/routes/differences.ts";
import { settings } from "../../../../bundle/support/settings.ts";
import { catalogue } from "../../../catalogue.ts";
import { sample } from "../sample.ts";
import { startAlertmanager } from "./support/alertmanager.ts";
import { startHttpReceiver } from "./support/http-receiver.ts";
import { postingTo, randomInhibitions, randomLabels, randomRoutes } from "./support/random-routing.ts";
import { until } from "./support/until.ts";

const receivers = ["r0", "r1", "r2", "r3", "r4"];
const marker = { alertname: "Marker" };

/** Random label sets, each with a number of its own, so that none is another. */
function numbered(count: number, seed: number): readonly AlertLabels[] {
  return fc
    .sample(randomLabels, { numRuns: count, seed })
    .map((labels, index) => ({ ...labels, alertname: `A${index}` }));
}

interface Message {
  readonly alerts: readonly { readonly labels: AlertLabels }[];
}

test("alerts arrive where they are said to go", async (t) => {
  const inbox = await startHttpReceiver(t);
  const trees = fc.sample(randomRoutes(receivers), { numRuns: 5, seed: 11 });
  const routes = trees.flat().map((route) => ({ ...route, continue: true }));
  const routing: Routing = {
    receivers: postingTo(inbox.url, receivers),
    route: { receiver: "r0", groupBy: ["..."], groupWait: "0s", routes },
  };
  const alertmanager = await startAlertmanager(t, () => ({ "alertmanager.yml": renderAlertmanager(routing) }));
  const sets = numbered(150, 12);
  await alertmanager.post(sets.map((labels) => ({ labels })));
  const expected = sets.flatMap((labels) => {
    const told = [...new Set(routeOf(routing, labels).routes.map(({ receiver, path }) => `${receiver} ${path}`))];
    return told.map((one) => `/${one.split(" ")[0]} ${labels.alertname}`);
  });
  const arrived = () =>
    inbox.received.flatMap(({ path, body }) =>
      (body as Message).alerts.map(({ labels }) => `${path} ${labels.alertname}`),
    );
  await until("all have arrived", () => arrived().length >= expected.length);
  await alertmanager.post([{ labels: marker }]);
  await until("the marker, sent after them, has arrived", () => arrived().some((one) => one.endsWith(" Marker")));
  t.deepEqual(
    arrived()
      .filter((one) => !one.endsWith(" Marker"))
      .sort(),
    expected.sort(),
  );
  t.true(new Set(expected.map((one) => one.split(" ")[0])).size >= 4, "they go different ways");
});

test("what it says that it has applied is read as what was declared", async (t) => {
  const trees = fc.sample(randomRoutes(receivers), { numRuns: 3, seed: 41 });
  const inhibit = fc.sample(randomInhibitions, { numRuns: 3, seed: 42 }).flat();
  // Of files it reads certificates when it starts.
  const integrations = (one: Routing["receivers"][number]) => one.integrations.filter((each) => !("tls" in each));
  const declared: readonly Routing[] = [
    { ...sample, receivers: sample.receivers.map((one) => ({ ...one, integrations: integrations(one) })) },
    { ...routingOf(settings(), catalogue), templates: [] },
    ...trees.map(
      (routes): Routing => ({
        receivers: postingTo("http://127.0.0.1:9", receivers),
        route: { receiver: "r0", routes: routes.map((route) => ({ ...route, continue: true })) },
        inhibit,
      }),
    ),
  ];
  for (const routing of declared) {
    const text = renderAlertmanager({ ...routing, templates: [] });
    const alertmanager = await startAlertmanager(t, () => ({ "alertmanager.yml": text }));
    const { config } = (await (await fetch(`${alertmanager.url}/api/v2/status`)).json()) as {
      config: { original: string };
    };
    t.deepEqual(differences(readAlertmanagerConfig(text), readAlertmanagerConfig(config.original)), []);
  }
});

test("alerts are inhibited by those that are said to inhibit them", async (t) => {
  const cases = fc.sample(randomInhibitions, { numRuns: 4, seed: 21 });
  let count = 0;
  for (const [index, inhibit] of cases.entries()) {
    const routing: Routing = {
      receivers: postingTo("http://127.0.0.1:9", ["r0"]),
      route: { receiver: "r0", groupWait: "1h" },
      inhibit,
    };
    const alertmanager = await startAlertmanager(t, () => ({ "alertmanager.yml": renderAlertmanager(routing) }));
    const sets = numbered(80, 22 + index);
    await alertmanager.post(sets.map((labels) => ({ labels })));
    const expected = sets.filter((labels) => routeOf(routing, labels, { firing: sets }).inhibited !== undefined);
    const names = expected.map(({ alertname }) => alertname).sort();
    const inhibited = async () =>
      (await alertmanager.alerts())
        .filter(({ status }) => status.inhibitedBy.length > 0)
        .map(({ labels }) => labels.alertname);
    await until("all are there", async () => (await alertmanager.alerts()).length === sets.length);
    await until("as many are inhibited", async () => (await inhibited()).length >= names.length);
    t.deepEqual((await inhibited()).sort(), names, JSON.stringify(inhibit));
    count += names.length;
  }
  t.true(count > 20);
});

test("of one full disk the critical alert mutes the warning, of another one it does not", async (t) => {
  const { inhibit = [] } = routingOf(settings(), catalogue);
  const routing: Routing = { receivers: postingTo("http://127.0.0.1:9", ["r0"]), route: { receiver: "r0" }, inhibit };
  const alertmanager = await startAlertmanager(t, () => ({ "alertmanager.yml": renderAlertmanager(routing) }));
  const disk = alertExamples(catalogue, { stack: "prod" }).find(
    ({ alertname, severity }) => alertname === "HostFilesystemFilling" && severity === "warning",
  );
  const full = { ...disk, severity: "critical" };
  const other = { ...disk, mountpoint: "/elsewhere" };
  t.truthy(disk?.mountpoint);
  await alertmanager.post([full, other, { ...disk }].map((labels) => ({ labels })));
  const quiet = async () => (await alertmanager.alerts()).filter(({ status }) => status.inhibitedBy.length > 0);
  const [muted] = await until("one is inhibited", async () => {
    const some = await quiet();
    return some.length > 0 && some;
  });
  t.deepEqual(muted?.labels, disk);
  t.is((await alertmanager.alerts()).length, 3);
  t.is((await quiet()).length, 1);
  t.deepEqual(routeOf(routing, { ...disk }, { firing: [full, other] }).inhibited?.source, full);
  t.is(routeOf(routing, other, { firing: [full] }).inhibited, undefined);
});

test("a consumer group without members is told, and not that it is late as well; another group's lateness is", async (t) => {
  const { inhibit = [] } = routingOf(settings(), catalogue);
  const routing: Routing = { receivers: postingTo("http://127.0.0.1:9", ["r0"]), route: { receiver: "r0" }, inhibit };
  const alertmanager = await startAlertmanager(t, () => ({ "alertmanager.yml": renderAlertmanager(routing) }));
  const about = (alertname: string, group: string) => ({ alertname, group, severity: "critical", stack: "prod" });
  const dead = about("KafkaConsumerGroupWithoutMembers", "router-worker");
  const late = about("KafkaConsumerLate", "router-worker");
  const other = about("KafkaConsumerLate", "connector-whatsapp");
  await alertmanager.post([dead, late, other].map((labels) => ({ labels })));
  const muted = await until("one is inhibited", async () => {
    const some = (await alertmanager.alerts()).filter(({ status }) => status.inhibitedBy.length > 0);
    return some.length > 0 && some;
  });
  t.deepEqual(
    muted.map(({ labels }) => labels),
    [late],
  );
  t.deepEqual(routeOf(routing, late, { firing: [dead] }).inhibited?.source, dead);
  t.is(routeOf(routing, other, { firing: [dead] }).inhibited, undefined);
});

test("a muted alert is told by nobody, the same one outside of its time by all", async (t) => {
  const inbox = await startHttpReceiver(t);
  const intervals = fc
    .sample(randomSpans(new Date()), { numRuns: 80, seed: 31 })
    .map((spans, index): TimeInterval => ({ name: `i${index}`, spans }));
  const routing: Routing = {
    receivers: postingTo(inbox.url, ["r0"]),
    timeIntervals: intervals,
    route: {
      receiver: "r0",
      groupBy: ["..."],
      groupWait: "0s",
      routes: intervals.flatMap(({ name }) => [
        { match: { mute: name }, muteDuring: [name] },
        { match: { active: name }, activeDuring: [name] },
      ]),
    },
  };
  const alertmanager = await startAlertmanager(t, () => ({ "alertmanager.yml": renderAlertmanager(routing) }));
  const sets = intervals.flatMap(({ name }) => [
    { alertname: `mute ${name}`, mute: name },
    { alertname: `active ${name}`, active: name },
  ]);
  const told = (at: Date) => sets.filter((labels) => routeOf(routing, labels, { at }).routes[0]?.muted === undefined);
  const before = told(new Date());
  await alertmanager.post(sets.map((labels) => ({ labels })));
  const arrived = () =>
    inbox.received.flatMap(({ body }) => (body as Message).alerts.map(({ labels }) => labels.alertname));
  await until("all have arrived", () => arrived().length >= before.length);
  await alertmanager.post([{ labels: marker }]);
  await until("the marker has arrived", () => arrived().includes(marker.alertname));
  // An interval that began or ended meanwhile proves nothing.
  const after = new Set(told(new Date()));
  const unclear = sets
    .filter((labels) => before.includes(labels) !== after.has(labels))
    .map(({ alertname }) => alertname);
  const clear = (texts: readonly (string | undefined)[]) =>
    texts.filter((one) => one !== undefined && !unclear.includes(one)).sort();
  t.deepEqual(
    clear(arrived().filter((one) => one !== marker.alertname)),
    clear(before.map(({ alertname }) => alertname)),
  );
  t.true(before.length > 20 && before.length < sets.length - 20, "some are muted and some are not");
});

/** Spans around a moment: each field holds now as often as not. */
function randomSpans(now: Date): fc.Arbitrary<readonly TimeSpan[]> {
  const weekdays: readonly Weekday[] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
  const months: readonly Month[] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
  ];
  const range = <T extends string>(list: readonly T[]) =>
    fc
      .tuple(fc.nat(list.length - 1), fc.nat(list.length - 1))
      .map(([a, b]) => `${list[Math.min(a, b)] as T}:${list[Math.max(a, b)] as T}` as const);
  const day = fc
    .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 31 }), fc.boolean())
    .map(([a, b, fromEnd]): `${number}:${number}` => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      return fromEnd ? `${-Math.min(high, 28)}:${-Math.min(low, 28)}` : `${low}:${high}`;
    });
  const clock = (minute: number): `${number}:${number}` =>
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}` as `${number}:${number}`;
  const time = fc
    .tuple(fc.integer({ min: 0, max: 719 }), fc.integer({ min: 720, max: 1440 }))
    .map(([from, to]) => `${clock(from)}-${clock(to)}` as const);
  const year = now.getUTCFullYear();
  const span = fc.record(
    {
      times: fc.array(time, { minLength: 1, maxLength: 2 }),
      weekdays: fc.array(range(weekdays), { minLength: 1, maxLength: 2 }),
      daysOfMonth: fc.array(day, { minLength: 1, maxLength: 2 }),
      months: fc.array(range(months), { minLength: 1, maxLength: 2 }),
      years: fc.constantFrom<readonly (number | `${number}:${number}`)[]>([year], [`${year}:${year + 1}`], [year + 1]),
      location: fc.constantFrom(
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kolkata",
        "Pacific/Auckland",
        "Pacific/Honolulu",
      ),
    },
    { requiredKeys: ["times"] },
  );
  return fc.array(span, { minLength: 1, maxLength: 2 });
}
