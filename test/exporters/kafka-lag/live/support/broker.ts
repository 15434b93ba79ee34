import type { TestFn } from "ava";
import type { ClusterSettings } from "../../../../../exporters/kafka-lag/cluster/index.ts";
import { type Brokers, type BrokersOptions, startBrokers } from "../../../../support/kafka/index.ts";

/** Brokers that the tests of a file share; each test uses topics and groups of its own. */
export interface SharedBrokers {
  /** Once the tests run. */
  readonly brokers: Brokers;
  /** For the clients that the tests act through. */
  client(): { bootstrapBrokers: string[] };
  /** For the exporter. */
  settings(): ClusterSettings;
}

/** Starts brokers before the first test of a file and removes them after the last, also when one failed. */
export function sharedBrokers(test: TestFn, options: BrokersOptions = {}): SharedBrokers {
  let started: Brokers | undefined;
  const brokers = (): Brokers => {
    if (started === undefined) throw new Error("the brokers run only while the tests do");
    return started;
  };
  test.before("brokers", async (t) => {
    t.timeout(600_000);
    started = await startBrokers(options);
  });
  test.after.always("remove the brokers", async () => {
    await started?.remove();
  });
  return {
    get brokers() {
      return brokers();
    },
    client: () => ({ bootstrapBrokers: [...brokers().plain] }),
    settings: () => ({ bootstrap: brokers().plain }),
  };
}
