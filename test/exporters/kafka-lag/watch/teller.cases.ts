import test from "ava";
import { createTeller } from "../../../../exporters/kafka-lag/watch/teller.ts";
import { recordingLog } from "../../support/log.ts";

test("what is not answered is logged when it changes, the first ones in words", (t) => {
  const { log, lines } = recordingLog();
  const tell = createTeller(log, "orders");
  const many = ["a", "b", "c", "d", "e", "f"];
  for (const failures of [[], many, many.toReversed(), [], []]) tell(failures);
  t.deepEqual(
    lines.map((line) => {
      const { level, cluster, failures, all, msg } = JSON.parse(line) as Record<string, unknown>;
      return { level, cluster, failures, all, msg };
    }),
    [
      { level: "warn", cluster: "orders", failures: many.slice(0, 5), all: 6, msg: "not everything was answered" },
      { level: "info", cluster: "orders", failures: undefined, all: undefined, msg: "everything is answered again" },
    ],
  );
});
