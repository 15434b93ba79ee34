import test from "ava";
import { objective } from "../../../../alerts/kit/index.ts";
import { success } from "../../../../metrics/blackbox.ts";
import { messagesAccepted, messagesRejected } from "../../../../metrics/chat4all.ts";
import { requestDuration, requests } from "../../../../metrics/http.ts";
import { lagSeconds } from "../../../../metrics/kafka.ts";

const usual = { target: 99, window: "30d" } as const;

test("a budget for each combination takes labels that all counters have", (t) => {
  const total = [messagesAccepted, messagesRejected] as const;
  objective("a", { ...usual, errors: messagesRejected, total, by: ["job", "instance"] });
  objective("b", { ...usual, errors: requests, total: requests, by: ["route"] });
  // @ts-expect-error: messages_accepted_total has no reason
  objective("c", { ...usual, errors: messagesRejected, total, by: ["reason"] });
  // @ts-expect-error: no such label
  objective("d", { ...usual, of: requestDuration, within: "200ms", by: ["rout"] });
  // @ts-expect-error: no such label
  objective("e", { ...usual, gauge: lagSeconds, atMost: "60s", by: ["group", "topics"] });
  t.pass();
});

test("what is measured is told by the keys, and by no two at once", (t) => {
  // @ts-expect-error: a gauge counts nothing
  objective("a", { ...usual, errors: lagSeconds, total: requests });
  // @ts-expect-error: a counter has no limit
  objective("b", { ...usual, gauge: requests, atMost: 5 });
  // @ts-expect-error: both limits
  objective("c", { ...usual, gauge: lagSeconds, atMost: "60s", atLeast: "1s" });
  // @ts-expect-error: two forms
  objective("d", { ...usual, probe: success, errors: requests, total: requests });
  // @ts-expect-error: the total is missing
  objective("e", { ...usual, errors: requests });
  // @ts-expect-error: not a duration
  objective("f", { target: 99, window: "a month", probe: success });
  t.pass();
});
