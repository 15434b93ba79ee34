import test from "ava";
import { priorityPolicy, telegram, timeInterval, webhook } from "../../../../alerts/kit/routing/index.ts";

// tsc checks this file: each @ts-expect-error fails the type check when the line under it compiles.
test("times, weekdays and months are the known ones", (t) => {
  timeInterval("a", {
    times: ["09:00-17:00"],
    weekdays: ["monday:friday"],
    months: ["june"],
    daysOfMonth: [1, "-3:-1"],
  });
  // @ts-expect-error a time of day has two ends
  timeInterval("a", { times: ["09:00"] });
  // @ts-expect-error ranges of weekdays are written with a colon
  timeInterval("a", { weekdays: ["monday-friday"] });
  // @ts-expect-error there is no such month
  timeInterval("a", { months: ["june:juli"] });
  // @ts-expect-error the field is called location
  timeInterval("a", { weekdays: ["sunday"], zone: "Europe/Berlin" });
  t.pass();
});

test("a secret is a file, a policy names a receiver for each priority", (t) => {
  webhook({ url: { secretFile: "hook" } });
  // @ts-expect-error a token is never in clear
  telegram({ botToken: "1:token", chat: 1 });
  // @ts-expect-error P3 is missing
  priorityPolicy({ P0: "a", P1: "a", P2: "b" });
  t.pass();
});
