import test from "ava";
import { openScripted, rowOf, rowsOf } from "../support/reader.ts";
import type { CallName, Fault } from "../support/scripted-broker/index.ts";
import { scriptedMember, steadyLog } from "../support/scripted-broker/index.ts";

const log = steadyLog({ end: 100, first: Date.now() - 100_000, every: 1000 });

/** One broker sends nonsense for one kind of call: its own part is missing, the rest stays, and the next reading is whole. */
const nonsense = test.macro({
  title: (_, call: CallName, name: string) => `${call}: ${name}`,
  async exec(t, call: CallName, _name: string, fault: Fault) {
    const { read, brokers } = await openScripted(t, {
      brokers: 2,
      topics: { orders: [log, log] },
      groups: {
        first: { members: [scriptedMember("a", { orders: [0, 1] })], offsets: { orders: [10, 20] } },
        second: { type: "consumer", members: [scriptedMember("b", { orders: [0] })], offsets: { orders: [30, 40] } },
      },
    });
    await read();
    brokers.script = (request) => (request.broker === 2 && request.call === call ? fault : undefined);
    const reading = await read({}, 5000);
    const rows = rowsOf(reading);
    t.true(rows.some(({ group, partition, lag }) => group === "first" && partition === 0 && lag === 90));
    for (const { lag = 0, lost = 0, seconds = 0 } of rows) t.true(lag >= 0 && lost >= 0 && seconds >= 0);
    t.true(
      reading.failures.some(({ broker }) => broker === 2),
      "nothing is said of it",
    );
    brokers.script = () => undefined;
    await read();
    const whole = await read();
    t.deepEqual(
      rowsOf(whole).map(({ lag }) => lag),
      [90, 80, 70, 60],
    );
    t.deepEqual(whole.failures, []);
  },
});

const faults: readonly (readonly [string, Fault])[] = [
  ["a reset", { do: "reset" }],
  ["the end of the connection", { do: "end" }],
  ["silence", { do: "silence" }],
  ["a frame that ends in the middle", { do: "cut", bytes: 11 }],
  ["a length and no more", { do: "cut", bytes: 4 }],
  ["a body that is too short", { do: "shorten", bytes: 7 }],
  ["an empty body", { do: "shorten", bytes: 0 }],
  ["other bytes", { do: "replace", body: Buffer.alloc(64, 0xff) }],
  ["a text", { do: "replace", body: Buffer.from("HTTP/1.1 400 Bad Request\r\n\r\n") }],
  ["a web server's answer", { do: "garbage", bytes: Buffer.from("HTTP/1.1 400 Bad Request\r\n\r\n") }],
  ["a frame of a gigabyte", { do: "garbage", bytes: Buffer.from([0x40, 0, 0, 0, 0, 0, 0, 1]) }],
  ["a frame of a negative length", { do: "garbage", bytes: Buffer.from([0xff, 0xff, 0xff, 0xf0, 0, 0, 0, 1]) }],
  ["the answer to another request", { do: "stranger" }],
];

for (const call of ["ListGroups", "OffsetFetch", "ListOffsets", "ConsumerGroupDescribe"] as const) {
  for (const [name, fault] of faults) test(nonsense, call, name, fault);
}

test("an array that claims billions of entries is refused before memory is taken for it", async (t) => {
  const { read, brokers } = await openScripted(t, {
    topics: { orders: [log] },
    groups: { first: { offsets: { orders: [10] } } },
  });
  await read();
  const huge = Buffer.from([0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x0f]);
  brokers.script = ({ call }) =>
    ["OffsetFetch", "ListOffsets"].includes(call) ? { do: "replace", body: huge } : undefined;
  const before = process.memoryUsage().arrayBuffers;
  const reading = await read({}, 1500);
  t.true(
    reading.failures.some(({ kind }) => kind === "malformed"),
    JSON.stringify(reading.failures),
  );
  t.true(process.memoryUsage().arrayBuffers - before < 64 * 2 ** 20);
});

for (const [name, fault] of faults) {
  test(`Metadata: ${name}: another broker is asked`, async (t) => {
    const { read, brokers } = await openScripted(t, {
      brokers: 2,
      topics: { orders: [log, log] },
      groups: { first: { coordinator: 2, offsets: { orders: [10, 20] } } },
    });
    brokers.script = ({ broker, call }) => (broker === 1 && call === "Metadata" ? fault : undefined);
    t.is(rowOf(await read({}, 10_000), "first", "orders", 1).lag, 80);
  });
}
