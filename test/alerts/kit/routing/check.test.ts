import test from "ava";
import { checkRouting, type Route, type Routing, receiver, webhook } from "../../../../alerts/kit/routing/index.ts";
import { toText } from "../../../../problems/index.ts";
import { sample } from "./sample.ts";

const inbox = receiver("inbox", [webhook({ url: "http://inbox:9095/" })]);
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
