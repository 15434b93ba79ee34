import test from "ava";
import { type Routing, receiver, timeInterval } from "../../../alerts/kit/index.ts";
import { sentences } from "../../../validation/drill/real-alert.ts";
import { holding, type Silence } from "../../../validation/drill/silences.ts";

const silence = (matchers: Silence["matchers"], state: Silence["status"]["state"] = "active"): Silence => ({
  id: "s1",
  status: { state },
  matchers,
  endsAt: "2026-05-30T12:00:00.000Z",
  createdBy: "ada",
  comment: "deploying",
});
const real = { alertname: "PoolFull", pool: "a", severity: "warning" };

test("a silence holds what all of its matchers say, anchored, and while it is in force only", (t) => {
  const is = (name: string, value: string) => ({ name, value, isRegex: false });
  const like = (name: string, value: string) => ({ name, value, isRegex: true });
  const held = (...matchers: Silence["matchers"]) => holding([silence(matchers)], [real]).length === 1;
  t.true(held(is("alertname", "PoolFull"), is("pool", "a")));
  t.false(held(is("alertname", "PoolFull"), is("pool", "b")));
  t.true(held(like("alertname", "Pool.*")));
  t.false(held(like("alertname", "Pool")));
  t.true(held({ ...is("pool", "b"), isEqual: false }), "it is another one");
  t.false(held({ ...is("drill", ""), isEqual: false }), "the real alert has no such label");
  t.deepEqual(holding([silence([is("pool", "a")], "expired")], [real]), []);
});

test("what would keep the real alert from being told is said, for each reason once", (t) => {
  const routing: Routing = {
    receivers: [receiver("chat", [])],
    timeIntervals: [timeInterval("office", { weekdays: ["monday:friday"] })],
    route: {
      receiver: "chat",
      routes: [{ match: { severity: "warning" }, receiver: "chat", activeDuring: ["office"] }],
    },
    inhibit: [{ source: { severity: "critical" }, target: { severity: "warning" }, equal: ["pool"] }],
  };
  const saturday = new Date("2026-05-30T12:00:00Z");
  const monday = new Date("2026-06-01T12:00:00Z");
  const none = { routing, silences: [], firing: [] };
  t.deepEqual(sentences([real], { ...none, at: monday }), []);
  t.deepEqual(sentences([real, real], { ...none, at: saturday }), [
    "The real alert would not be told to chat now: it is outside office.",
  ]);
  t.deepEqual(
    sentences([real], {
      routing,
      at: monday,
      silences: [silence([{ name: "pool", value: "a", isRegex: false }])],
      firing: [{ alertname: "PoolDead", pool: "a", severity: "critical" }],
    }),
    [
      "The real alert would not be told now: PoolDead fires and inhibits it.",
      'The real alert would not be told now: it is silenced by ada until 2026-05-30T12:00:00.000Z, "deploying".',
    ],
  );
});
