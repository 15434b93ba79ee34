import test from "ava";
import { differences } from "../../../validation/routes/differences.ts";
import { changed, declared } from "./configs.ts";

const told = (from: string, to: string) =>
  differences(declared, changed(from, to)).map(({ path, message }) => `${path} ${message}`);

test("what is applied as it is declared differs in nothing, in whichever form it is written", (t) => {
  t.deepEqual(differences(declared, declared), []);
  t.deepEqual(told(`matchers: ['severity="critical"']`, "match: {severity: critical}"), []);
  t.deepEqual(told("group_by: [alertname]", "group_by: [alertname]\n  group_wait: 30s\n  repeat_interval: 4h0m0s"), []);
});

test("every difference is told by its place, with both sides", (t) => {
  const timers = "group_by alertname; group_wait 30s, group_interval 5m, repeat_interval 4h";
  t.deepEqual(told("receiver: oncall", "receiver: chat"), [
    `route › severity="critical" is declared with receiver oncall; ${timers}; applied is receiver chat; ${timers}.`,
  ]);
  t.deepEqual(told(`['team="lab"']`, `['team="shop"']`), [
    'route › team="lab" is declared, and not applied.',
    'route › team="shop" is applied, and not declared.',
  ]);
  t.deepEqual(told("equal: [job]", "equal: [job, stack]"), [
    'inhibition of severity="warning" by severity="critical", equal job is declared, and not applied.',
    'inhibition of severity="warning" by severity="critical", equal job stack is applied, and not declared.',
  ]);
  t.deepEqual(told("slack_configs: [{api_url_file: /secrets/slack}]", "webhook_configs: [{url: 'http://x/'}]"), [
    "receiver chat is declared with slack; applied is webhook.",
  ]);
  t.deepEqual(told("20:00", "21:00"), [
    'time interval night is declared with [{"times":["20:00-24:00"]}]; applied is [{"times":["21:00-24:00"]}].',
  ]);
});

test("the same routes in another order are another tree", (t) => {
  const [first, second] = [
    `matchers: ['severity="critical"']\n      receiver: oncall`,
    `matchers: ['team="lab"']\n      receiver: chat\n      mute_time_intervals: [night]`,
  ];
  t.deepEqual(told(`${first}\n    - ${second}`, `${second}\n    - ${first}`), [
    'route › team="lab" stands where route › severity="critical" is declared to be.',
  ]);
});
