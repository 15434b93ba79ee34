import type { ExecutionContext } from "ava";
import type { ClusterSettings } from "../../../../exporters/kafka-lag/cluster/index.ts";
import {
  kafkaLag,
  kafkaLagSettings,
  type RunningKafkaLag,
  startKafkaLag,
} from "../../../../exporters/kafka-lag/index.ts";
import type { ClusterReading } from "../../../../exporters/kafka-lag/reading/index.ts";
import { readSettings } from "../../../../exporters/kit/index.ts";
import { recordingLog } from "../../support/log.ts";
import { type FakeClusters, fakeClusters } from "./fake-cluster.ts";

export interface StartedKafkaLag {
  readonly server: RunningKafkaLag;
  readonly clusters: FakeClusters;
  /** Reads settings as the program does. */
  readonly settings: (...flags: readonly string[]) => Parameters<typeof startKafkaLag>[0];
}

/** Starts the exporter on a free loopback port over clusters made by hand; every scrape collects. It stops with the test. */
export async function startedKafkaLag(
  t: ExecutionContext,
  reading: (address: ClusterSettings["bootstrap"][number]) => ClusterReading | Promise<ClusterReading>,
  flags: readonly string[] = ["--brokers=kafka:9092"],
  now?: () => number,
): Promise<StartedKafkaLag> {
  const settings = (...given: readonly string[]) =>
    readSettings(kafkaLag, kafkaLagSettings, [
      "--web.listen-address=127.0.0.1:0",
      "--collection.min-age=1ms",
      ...given,
    ]);
  const clusters = fakeClusters(reading);
  const { log } = recordingLog();
  const server = await startKafkaLag(settings(...flags), log, undefined, {
    open: clusters.open,
    ...(now && { now }),
  });
  t.teardown(() => server.stop(0));
  return { server, clusters, settings };
}
