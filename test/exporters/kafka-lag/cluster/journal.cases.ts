import test from "ava";
import { openJournal } from "../../../../exporters/kafka-lag/cluster/journal.ts";
import { apis } from "../../../../exporters/kafka-lag/protocol/index.ts";
import { fakeBroker } from "./support/fake-brokers.ts";

const question = { api: apis.metadata, write() {}, read: () => "read" };
const never = new AbortController().signal;

test("a broker that did not answer once is not asked again in the reading", async (t) => {
  const journal = openJournal();
  let asked = 0;
  const broker = fakeBroker(1, async () => void asked++);
  t.is(await journal.part().ask(broker, question, never), undefined);
  const part = journal.part();
  t.is(await part.ask(broker, question, never), undefined);
  t.is(await part.connect(broker, never), undefined);
  t.deepEqual([asked, part.failed, journal.answered(1)], [1, 2, false]);
  t.is(journal.failures.length, 1);
});

test("when the time is over nobody is asked, which is said, and no broker is blamed", async (t) => {
  const journal = openJournal();
  const part = journal.part();
  let asked = 0;
  const broker = fakeBroker(1, async () => {
    asked++;
    return "told";
  });
  t.is(await part.ask(broker, question, AbortSignal.abort(), 7), undefined);
  t.is(await part.connect(broker, AbortSignal.abort()), undefined);
  t.deepEqual([asked, part.failed, journal.answered(1)], [0, 2, undefined]);
  t.like(journal.failures.at(-1), { broker: 1, call: "Metadata", kind: "timeout", items: 7 });
  t.regex(journal.failures.at(-1)?.message ?? "", /no time was left for Metadata/);
  t.is(await part.ask<string>(broker, question, never), "told");
  t.true(journal.answered(1));
});
