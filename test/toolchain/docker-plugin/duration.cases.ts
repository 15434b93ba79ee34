import test from "ava";
import fc from "fast-check";
import { formatCpus, formatDuration, parseCpus, parseDuration } from "../../../toolchain/docker-plugin/schema/index.ts";

const reads = test.macro((t, text: string, canonical: string) => {
  t.is(formatDuration(parseDuration(text)), canonical);
});

for (const [text, canonical] of [
  ["0", "0s"],
  ["0s", "0s"],
  ["60s", "1m0s"],
  ["90s", "1m30s"],
  ["1.5h", "1h30m0s"],
  ["3600s", "1h0m0s"],
  ["500ms", "500ms"],
  ["1500ms", "1.5s"],
  ["2500us", "2.5ms"],
  ["1500ns", "1.5µs"],
  ["1m0.5s", "1m0.5s"],
] as const) {
  test(`the engine reads ${text} back as ${canonical}`, reads, text, canonical);
}

for (const text of ["", "5", "s", "1 s", "1d", "-1s", "1s!"]) {
  test(`"${text}" is no duration`, (t) => {
    t.throws(() => parseDuration(text), {
      message: `"${text}" is not a duration: write for example 500ms, 30s or 1m0s`,
    });
  });
}

test("every number of nanoseconds survives printing and reading", (t) => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 18n), (nanoseconds) => parseDuration(formatDuration(nanoseconds)) === nanoseconds),
  );
  t.pass();
});

test("processors are read back as the upstream plugin does", (t) => {
  t.deepEqual(
    ["0.5", "1.0", "2", "0.250", "10"].map((text) => formatCpus(parseCpus(text))),
    ["0.5", "1.0", "2.0", "0.25", "10.0"],
  );
  t.throws(() => parseCpus("half"), { message: /"half" is not a number of processors/ });
});
