import test from "ava";
import { readSettings } from "../../../../exporters/kit/program/index.ts";
import { byteSize, duration, positiveInteger, webSettings } from "../../../../exporters/kit/settings/index.ts";
import { DefinitionError } from "../../../../problems/index.ts";

const program = { name: "probe", description: "A program.", version: "1.2.3" };
const shape = {
  ...webSettings({ port: 9200 }),
  "hold.time": duration().prefault("5m").describe("How long."),
  "hold.bytes": byteSize().prefault("1MiB").describe("How much."),
  "hold.count": positiveInteger().prefault("3").describe("How many."),
};

test("without flags every default holds", (t) => {
  t.deepEqual(readSettings(program, shape, []), {
    "web.listen-address": { port: 9200 },
    "log.level": "info",
    "hold.time": 300_000,
    "hold.bytes": 1_048_576,
    "hold.count": 3,
  });
});

test("every wrong value is reported at once, with what was given and what is allowed", (t) => {
  const wrong = [
    "--web.listen-address=9200",
    "--log.level",
    "loud",
    "--hold.time=soon",
    "--hold.bytes=1 MB",
    "--hold.count=0",
  ];
  const error = t.throws(() => readSettings(program, shape, wrong), { instanceOf: DefinitionError });
  t.deepEqual(
    error.findings.map(({ path, message }) => `${path} ${message}`),
    [
      '--hold.bytes "1 MB": is no amount of bytes; write a whole number with B, KiB, MiB, GiB, KB, MB or GB',
      '--hold.count "0": must be at least 1',
      '--hold.time "soon": is no duration; write a number and a unit, like 30s, 5m or 1h30m',
      '--log.level "loud": Invalid option: expected one of "debug"|"info"|"warn"|"error"',
      '--web.listen-address "9200": is no listen address; write host:port, :port for every address, or [v6-address]:port',
    ],
  );
});

const reads = test.macro({
  exec(t, flag: string, value: string, expected: unknown) {
    t.deepEqual((readSettings(program, shape, [`--${flag}=${value}`]) as Record<string, unknown>)[flag], expected);
  },
  title: (_, flag, value) => `--${flag}=${value} is read`,
});
test(reads, "web.listen-address", "127.0.0.1:80", { host: "127.0.0.1", port: 80 });
test(reads, "web.listen-address", "[::1]:80", { host: "::1", port: 80 });
test(reads, "web.listen-address", "inbox:0", { host: "inbox", port: 0 });
test(reads, "hold.time", "1h30m", 5_400_000);
test(reads, "hold.time", "250ms", 250);
test(reads, "hold.bytes", "65536", 65_536);
test(reads, "hold.bytes", "2GB", 2_000_000_000);

const refuses = test.macro({
  exec(t, flag: string, value: string) {
    t.throws(() => readSettings(program, shape, [`--${flag}=${value}`]), { instanceOf: DefinitionError });
  },
  title: (_, flag, value) => `--${flag}=${value} is refused`,
});
test(refuses, "web.listen-address", ":70000");
test(refuses, "web.listen-address", "::1:80");
test(refuses, "hold.time", "0s");
test(refuses, "hold.time", "5");
test(refuses, "hold.bytes", "0");
test(refuses, "hold.count", "1.5");
