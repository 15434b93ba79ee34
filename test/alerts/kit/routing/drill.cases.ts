import test from "ava";
import fc from "fast-check";
import { type Routing, receiver, routeOf, timeInterval, withDrills } from "../../../../alerts/kit/routing/index.ts";
import { inhibitedBy } from "../../../../alerts/kit/routing/simulate/index.ts";
import { randomInhibitions, randomLabels, randomRoutes } from "./live/support/random-routing.ts";
import { sample } from "./sample.ts";

const drills = receiver("drill", []);
const drill = { drill: "true" };
const paged = { ...drill, drill_page: "true" };

const duration = fc.constantFrom("5s", "1m", "7m");
const timers = fc.record(
  { groupWait: duration, groupInterval: duration, repeatInterval: duration },
  { requiredKeys: [] },
);
const groupBy = fc.constantFrom<readonly string[] | undefined>(undefined, [], ["..."], ["team"], ["severity", "job"]);

/** Routes at random, the topmost of which have timers and groups of their own. */
const randomRouting: fc.Arbitrary<Routing> = fc
  .tuple(randomRoutes(["a", "b"]), fc.infiniteStream(fc.tuple(timers, groupBy)), timers, groupBy, randomInhibitions)
  .map(([routes, more, own, labels, inhibit]) => ({
    receivers: [receiver("a", []), receiver("b", [])],
    route: {
      receiver: "a",
      ...own,
      ...(labels === undefined ? {} : { groupBy: labels }),
      routes: routes.map((route) => {
        const [times, groups] = more.next().value;
        return { ...route, ...times, ...(groups === undefined ? {} : { groupBy: groups }) };
      }),
    },
    inhibit,
  }));

test("for a real alert nothing changes", (t) => {
  fc.assert(
    fc.property(randomRouting, randomLabels, (routing, labels) => {
      const told = (of: Routing) => routeOf(of, labels).routes.map(({ groupBy: _labels, ...route }) => route);
      t.deepEqual(told(withDrills(routing, drills)), told(routing));
    }),
  );
});

test("a drill reaches its receiver and nobody else, as soon as the real alert would reach its own", (t) => {
  fc.assert(
    fc.property(randomRouting, randomLabels, (routing, labels) => {
      const [real] = routeOf(routing, labels).routes;
      const { receivers, routes } = routeOf(withDrills(routing, drills), { ...labels, ...drill });
      t.deepEqual(receivers, ["drill"]);
      const { groupWait, groupInterval, group } = routes[0] ?? {};
      t.deepEqual([groupWait, groupInterval], [real?.groupWait, real?.groupInterval]);
      t.deepEqual(group, { ...real?.group, ...drill });
    }),
  );
});

test("a drill that pages goes on to whom the real alert reaches, in a message of its own", (t) => {
  fc.assert(
    fc.property(randomRouting, randomLabels, (routing, labels) => {
      const real = routeOf(routing, labels);
      const { receivers, routes } = routeOf(withDrills(routing, drills), { ...labels, ...paged });
      t.deepEqual(receivers, [...real.receivers, "drill"]);
      t.true(routes.every(({ group }) => group.drill === "true"));
    }),
  );
});

test("neither inhibits the other", (t) => {
  fc.assert(
    fc.property(randomRouting, randomLabels, randomLabels, (routing, labels, other) => {
      const { inhibit = [] } = withDrills(routing, drills);
      t.is(inhibitedBy(inhibit, { ...labels, ...drill }, [other]), undefined);
      t.is(inhibitedBy(inhibit, labels, [{ ...other, ...drill }]), undefined);
      const real = inhibitedBy(routing.inhibit ?? [], labels, [other]) !== undefined;
      t.is(inhibitedBy(inhibit, labels, [other]) !== undefined, real, "real alerts go on inhibiting each other");
    }),
  );
});

test("a drill has no times of day, but where it pages", (t) => {
  const routing: Routing = {
    receivers: [receiver("a", []), receiver("chat", [])],
    timeIntervals: [timeInterval("office", { weekdays: ["monday:friday"] })],
    route: { receiver: "a", routes: [{ match: { team: "x" }, receiver: "chat", activeDuring: ["office"] }] },
  };
  const at = new Date("2026-05-30T12:00:00Z"); // a Saturday
  const { routes } = routeOf(withDrills(routing, drills), { team: "x", ...paged }, { at });
  t.deepEqual(
    routes.map(({ receiver: name, muted }) => [name, muted !== undefined]),
    [
      ["chat", true],
      ["drill", false],
    ],
  );
});

test("the heartbeat has no drill, and routes that change no timer are not repeated", (t) => {
  const last = { match: { team: "x" }, receiver: "chat" };
  const { route } = { ...sample, route: { ...sample.route, routes: [...(sample.route.routes ?? []), last] } };
  const [first, second, ...real] = withDrills({ ...sample, route }, drills).route.routes ?? [];
  t.deepEqual([first?.match, second?.match], [paged, drill]);
  t.true(first?.continue === true && second?.continue !== true);
  t.false(JSON.stringify([first, second]).includes("Watchdog"));
  t.true(JSON.stringify(first).includes('"team":"x"') && !JSON.stringify(second).includes('"team":"x"'));
  t.deepEqual(
    real.map(({ match }) => match),
    route.routes.map(({ match }) => match),
  );
});
