import test from "ava";
import { cutShort } from "../../../validation/drill/cut-short.ts";

const course = { bounds: { told: 400_000, over: 330_000 }, startedAt: 1000, endedAt: undefined, isOver: false };

test("a drill that ends before its message is late is cut short, one whose message is late is not", (t) => {
  t.is(cutShort({ ...course, limit: 121_000 }), "told");
  t.is(cutShort({ ...course, limit: 400_999 }), "told");
  t.is(cutShort({ ...course, limit: 401_000 }), undefined);
});

test("once told, the message that it is over has its own time, from the end of the trouble", (t) => {
  const told = { ...course, endedAt: 300_000 };
  t.is(cutShort({ ...told, limit: 629_999 }), "over");
  t.is(cutShort({ ...told, limit: 630_000 }), undefined);
  t.is(cutShort({ ...told, limit: 310_000, isOver: true }), undefined);
});
