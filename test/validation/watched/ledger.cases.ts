import test from "ava";
import { agentsBooks } from "../../../validation/watched/ledger/agents.ts";
import { chat4allBooks } from "../../../validation/watched/ledger/chat4all.ts";

test("Chat4All: a message that was accepted and did not arrive is seen, whoever arrived in its place", (t) => {
  const sent = { accepted: ["a", "b", "c"], refused: ["d", "e"] };
  const channels = [
    { ids: ["c", "of somebody else"], repeated: 1 },
    { ids: ["a", "e"], repeated: 2 },
  ];
  t.deepEqual(chat4allBooks(sent, channels), {
    accepted: 3,
    delivered: 2,
    undelivered: 1,
    repeated: 3,
    unannounced: 1,
  });
});

/** Of a load that began when the database had a thousand operations, one of which never gets an end. */
const books = (answers: Readonly<Record<string, number>>, ended: number, open = 0, unsettled = 0) =>
  agentsBooks(
    new Map(Object.entries(answers)),
    { ended: 999, open: 1, unsettled: 0 },
    { ended: 999 + ended, open: 1 + open, unsettled },
  );

test("agents: what failed and what timed out was accepted, what a limiter refused was not", (t) => {
  t.like(books({ 200: 10, 502: 2, 504: 1, 429: 7, 503: 3 }, 13), { accepted: 13, delivered: 13, undelivered: 0 });
});

test("agents: an end that the database does not know is undelivered, and waits while it is not written", (t) => {
  t.like(books({ 200: 10 }, 7, 3, 3), { delivered: 7, undelivered: 3, waiting: 3 });
  t.like(books({ 200: 10 }, 7), { undelivered: 3, waiting: 0 });
});

test("agents: what ended without an answer is unannounced", (t) => {
  t.like(books({ 200: 10, 0: 2 }, 11), { accepted: 11, delivered: 11, unannounced: 1 });
});

test("agents: what was accepted and never ends is lost, also where a crash cut its answer off", (t) => {
  t.like(books({ 200: 10, 0: 3 }, 12, 1), { accepted: 13, delivered: 12, undelivered: 1, waiting: 1 });
  t.like(books({ 200: 10, 0: 3 }, 13), { accepted: 13, delivered: 13, undelivered: 0 });
});

test("agents: an operation that the database has lost is missed by whom it was told", (t) => {
  t.like(books({ 200: 10 }, 9), { accepted: 10, delivered: 9, undelivered: 1 });
});
