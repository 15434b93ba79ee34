import type { ExecutionContext } from "ava";
import {
  kafkaLag,
  kafkaLagSettings,
  type RunningKafkaLag,
  startKafkaLag,
} from "../../../../exporters/kafka-lag/index.ts";
import { readSettings } from "../../../../exporters/kit/index.ts";
import { recordingLog } from "../../support/log.ts";
import { request } from "../../support/request.ts";
import { type ExposedFamily, parseExposition, type Sample } from "./exposition.ts";

/** The whole exporter, with real connections. */
export interface RunningExporter {
  readonly server: RunningKafkaLag;
  readonly lines: readonly string[];
  /** One scrape, read strictly. */
  scrape(timeoutSeconds?: number): Promise<Exposed>;
  stop(): Promise<void>;
}

export interface Exposed {
  readonly text: string;
  readonly families: ReadonlyMap<string, ExposedFamily>;
  /** Seconds until the answer was there. */
  readonly seconds: number;
  /** The series of a family whose labels include these. */
  series(name: string, labels?: Readonly<Record<string, string>>): readonly Sample[];
  /** The value of the one such series; undefined when there is none. @throws when there are several */
  value(name: string, labels?: Readonly<Record<string, string>>): number | undefined;
}

/** Starts the exporter on a free loopback port; it stops with the test. */
export async function runExporter(
  t: ExecutionContext,
  brokers: readonly string[],
  flags: readonly string[] = [],
): Promise<RunningExporter> {
  const settings = readSettings(kafkaLag, kafkaLagSettings, [
    "--web.listen-address=127.0.0.1:0",
    "--collection.min-age=1ms",
    ...brokers.map((broker) => `--brokers=${broker}`),
    ...flags,
  ]);
  const { log, lines } = recordingLog();
  const server = await startKafkaLag(settings, log);
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= server.stop(0);
    return stopped;
  };
  t.teardown(stop);
  return {
    server,
    lines,
    stop,
    async scrape(timeoutSeconds) {
      const start = performance.now();
      const headers =
        timeoutSeconds === undefined ? {} : { "X-Prometheus-Scrape-Timeout-Seconds": String(timeoutSeconds) };
      const { status, text } = await request(`${server.url}/metrics`, { headers });
      if (status !== 200) throw new Error(`/metrics answered ${status}: ${text}`);
      return exposed(text, (performance.now() - start) / 1000);
    },
  };
}

function exposed(text: string, seconds: number): Exposed {
  const families = parseExposition(text);
  const series = (name: string, labels: Readonly<Record<string, string>> = {}): readonly Sample[] =>
    (families.get(name)?.samples ?? []).filter((sample) =>
      Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    );
  return {
    text,
    families,
    seconds,
    series,
    value(name, labels) {
      const [found, ...others] = series(name, labels);
      if (others.length > 0) throw new Error(`${others.length + 1} series of ${name} with ${JSON.stringify(labels)}`);
      return found?.value;
    },
  };
}
