import test from "ava";
import {
  checkRouting,
  type Route,
  type Routing,
  receiver,
  timeInterval,
} from "../../../../alerts/kit/routing/index.ts";
import { toText } from "../../../../problems/index.ts";
import { inbox, sample } from "./sample.ts";

const base: Routing = { receivers: [inbox], route: { receiver: "inbox" } };
const routed = (...routes: Route[]): Routing => ({ ...base, route: { receiver: "inbox", routes } });

test("the sample has no fault", (t) => {
  t.deepEqual(checkRouting(sample), []);
});

const finds = test.macro((t, routing: Routing, ...expected: string[]) => {
  t.deepEqual(
    checkRouting(routing).map((finding) => toText([finding]).split("\n")[0]),
    expected,
  );
});

test(
  "a route to a receiver that does not exist",
  finds,
  routed({ match: { severity: "critical" }, receiver: "oncal" }),
  'error: route › severity="critical": "oncal" is not a receiver; defined are inbox. [routing/unknown-receiver]',
);
test(
  "a default receiver that does not exist",
  finds,
  { receivers: [], route: { receiver: "inbox" } },
  'error: route: "inbox" is not a receiver; no receiver is defined. [routing/unknown-receiver]',
);
test(
  "a default receiver that tells nobody",
  finds,
  { ...base, receivers: [receiver("inbox", [])] },
  'error: route: the default receiver "inbox" tells nobody. [routing/silent-default]',
);
test(
  "two receivers of one name",
  finds,
  { ...base, receivers: [inbox, inbox] },
  'error: receiver "inbox": two receivers have this name. [routing/duplicate-receiver]',
);
test(
  "a receiver that no route leads to",
  finds,
  { ...base, receivers: [inbox, receiver("chat", inbox.integrations)] },
  'warning: receiver "chat": no route leads to it. [routing/unused-receiver]',
);
test(
  "a route behind one that takes the same",
  finds,
  routed({ match: { severity: ["critical", "warning"] } }, { match: { severity: "warning", team: "a" } }),
  'error: route › severity="warning", team="a": severity=~"critical|warning" stands before it and takes every alert it could get. [routing/unreachable-route]',
);
test(
  "a route behind one without matchers",
  finds,
  routed({ match: {} }, { match: { severity: "warning" } }),
  'error: route › severity="warning": a route without matchers stands before it and takes every alert it could get. [routing/unreachable-route]',
);
test(
  "a route that contradicts the one above",
  finds,
  routed({ match: { severity: "critical" }, routes: [{ match: { severity: { not: /crit.*/ } } }] }),
  'error: route › severity="critical" › severity!~"crit.*": a route above never lets such a "severity" through. [routing/unreachable-route]',
);
test(
  "a route whose condition the routes above already narrow to what an earlier one takes",
  finds,
  routed({ match: { team: "a" }, routes: [{ match: { team: /a|b/ } }, { match: { severity: "info" } }] }),
  'error: route › team="a" › severity="info": team=~"a|b" stands before it and takes every alert it could get. [routing/unreachable-route]',
);
test(
  "a route behind one that continues is reached",
  finds,
  routed({ match: {}, continue: true }, { match: { a: "b" } }),
);
test(
  "a wider route behind a narrower one is reached",
  finds,
  routed({ match: { a: "b", c: "d" } }, { match: { a: "b" } }),
);
test(
  "grouping by all and one, and no interval",
  finds,
  { ...base, route: { receiver: "inbox", groupBy: ["...", "job"], groupInterval: "0s" } },
  'error: route: groupBy "..." (all labels) stands alone or not at all. [routing/group-by]',
  "error: route: groupInterval must be longer than zero. [routing/interval]",
);

test(
  "conditions that Alertmanager does not know",
  finds,
  routed({ match: { a: /(?=b)/, b: /c/g, c: [], d: { not: /(b)\1/ }, e: /ok/i } }),
  'error: route › a=~"(?=b)", b=~"c", c=~"", d!~"(b)\\\\1", e=~"(?i)ok" › a: /(?=b)/ uses (?=, which Alertmanager does not know; allowed is RE2. [routing/matcher]',
  'error: route › a=~"(?=b)", b=~"c", c=~"", d!~"(b)\\\\1", e=~"(?i)ok" › b: /c/g has the flag g; allowed are i, s and u. [routing/matcher]',
  'error: route › a=~"(?=b)", b=~"c", c=~"", d!~"(b)\\\\1", e=~"(?i)ok" › c: an empty list names no value. [routing/matcher]',
  'error: route › a=~"(?=b)", b=~"c", c=~"", d!~"(b)\\\\1", e=~"(?i)ok" › d: /(b)\\1/ uses \\1, which Alertmanager does not know; allowed is RE2. [routing/matcher]',
);
test(
  "a route of a policy may stand behind one that takes the same",
  finds,
  routed({ match: {} }, { match: { severity: "warning" }, optional: true }),
);
test(
  "intervals of a group, those of the route above counted in, once",
  finds,
  {
    ...base,
    route: {
      receiver: "inbox",
      groupInterval: "1h",
      routes: [
        { match: { a: "b" }, repeatInterval: "1h", routes: [{ match: { c: "d" } }] },
        { match: { a: "c" }, repeatInterval: "6d", groupWait: "2h" },
      ],
    },
  },
  'warning: route › a="b": a repeat interval of 1h is looked at every 1h only, and skips every other look when both are equal. [routing/repeat-interval]',
  'warning: route › a="c": a repeat interval of 6d is longer than Alertmanager remembers what it told, 120h: it repeats after that. [routing/repeat-interval]',
  'warning: route › a="c": the first message of a group waits 2h, longer than every later one, 1h. [routing/group-wait]',
);

const nights = timeInterval("nights", { times: ["22:00-24:00", "00:00-06:00"] });
test(
  "time intervals that a route names",
  finds,
  {
    ...base,
    timeIntervals: [nights],
    route: {
      receiver: "inbox",
      routes: [
        { match: { a: "b" }, activeDuring: ["nights"], muteDuring: ["nights"] },
        { match: { a: "c" }, muteDuring: ["night"] },
        {
          match: { a: "d" },
          muteDuring: ["nights"],
          routes: [{ match: { c: "d" } }, { match: { c: "e" }, muteDuring: ["nights"] }],
        },
      ],
    },
  },
  'error: route › a="b": it is muted in every interval in which it is active: nothing is ever told. [routing/always-muted]',
  'error: route › a="c": "night" is not a time interval; defined are nights. [routing/unknown-time-interval]',
  'warning: route › a="d": what ends in c="d" below it is told at all times. [routing/mute-not-inherited]',
);
test(
  "inhibitions that mute more than they say",
  finds,
  {
    ...base,
    inhibit: [
      { source: { alertname: "Down" }, target: { severity: "warning" }, equal: [] },
      { source: {}, target: { severity: /a/y }, equal: ["job"] },
    ],
  },
  'warning: inhibition of severity="warning" by alertname="Down": no label has to be equal: one such alert anywhere mutes all of these everywhere. [routing/wide-inhibition]',
  'error: inhibition of severity=~"a" by every alert › source: has no condition, so every alert is one. [routing/matcher]',
  'error: inhibition of severity=~"a" by every alert › target › severity: /a/y has the flag y; allowed are i, s and u. [routing/matcher]',
);

const refuses = test.macro((t, integration: unknown, ...expected: string[]) => {
  const routing = { ...base, receivers: [{ name: "inbox", integrations: [integration] }] } as Routing;
  t.deepEqual(
    checkRouting(routing).map((finding) => toText([finding]).split("\n")[0]),
    expected,
  );
});

test(
  "a secret in clear",
  refuses,
  { kind: "pagerduty", routingKey: "0123456789" },
  'error: receiver "inbox" › pagerduty.routingKey: a secret must be a reference to a file, not the value itself. [routing/secret-in-clear]',
);
test(
  "a secret file outside of the folder",
  refuses,
  { kind: "slack", apiUrl: { secretFile: "../slack" } },
  'error: receiver "inbox" › slack.apiUrl: "../slack" is not a secret file; allowed are a bare file name or an absolute path without "..". [routing/secret-file]',
);
test(
  "a password in a webhook's address, and two kinds of credentials",
  refuses,
  {
    kind: "webhook",
    url: "https://me:secret@example.org/",
    basicAuth: { username: "me", password: { secretFile: "a" } },
    bearerToken: { secretFile: "b" },
  },
  'error: receiver "inbox" › webhook.url: the address holds a user or a password. [routing/secret-in-clear]',
  'error: receiver "inbox" › webhook: basicAuth and bearerToken exclude each other; give one. [routing/two-credentials]',
);
test(
  "an address that is none",
  refuses,
  { kind: "webhook", url: "inbox:9095" },
  'error: receiver "inbox" › webhook.url: "inbox:9095" is not an http or https address. [routing/webhook-url]',
);
test(
  "a chat and a topic that are none",
  refuses,
  { kind: "telegram", botToken: { secretFile: "bot" }, chat: 0, topic: 1.5 },
  'error: receiver "inbox" › telegram.chat: 0 is not a chat; allowed are whole numbers other than zero. [routing/telegram-chat]',
  'error: receiver "inbox" › telegram.topic: 1.5 is not a topic; allowed are whole numbers above zero. [routing/telegram-chat]',
);
test(
  "a Teams address in clear",
  refuses,
  { kind: "teams", webhookUrl: "https://example.org/hook" },
  'error: receiver "inbox" › teams.webhookUrl: a secret must be a reference to a file, not the value itself. [routing/secret-in-clear]',
);
test(
  "a kind that cannot read its secret from a file",
  refuses,
  { kind: "sns" },
  'error: receiver "inbox" › sns: Alertmanager takes sns\'s secret (sigv4.secret_key) in clear only, never from a file. [routing/no-secret-file]',
);
test(
  "a kind that is not known",
  refuses,
  { kind: "pigeon" },
  'error: receiver "inbox" › pigeon: "pigeon" is not a kind of receiver; allowed are email, pagerduty, slack, teams, telegram, webhook. [routing/receiver-kind]',
);
