import {
  containers,
  containersSettings,
  type RunningContainers,
  startContainers,
} from "../../../../exporters/containers/index.ts";
import { readSettings } from "../../../../exporters/kit/index.ts";
import { parseExposition, type Sample } from "../../kafka-lag/support/exposition.ts";
import { recordingLog } from "../../support/log.ts";
import { request } from "../../support/request.ts";

/** The whole exporter, asking a real or a scripted engine. */
export interface RunningExporter {
  readonly server: RunningContainers;
  readonly lines: readonly string[];
  scrape(): Promise<Exposed>;
}

export interface Exposed {
  readonly text: string;
  /** The series of a family whose labels include these. */
  series(name: string, labels?: Readonly<Record<string, string>>): readonly Sample[];
  /** The value of the one such series; undefined when there is none. @throws when there are several */
  value(name: string, labels?: Readonly<Record<string, string>>): number | undefined;
}

/** Starts the exporter on a free port of the loopback; whoever starts it stops it. */
export async function runExporter(engine: string, flags: readonly string[] = []): Promise<RunningExporter> {
  const settings = readSettings(containers, containersSettings, [
    "--web.listen-address=127.0.0.1:0",
    "--collection.min-age=1ms",
    `--engine.url=${engine}`,
    ...flags,
  ]);
  const { log, lines } = recordingLog();
  const server = await startContainers(settings, log);
  return {
    server,
    lines,
    async scrape() {
      const headers = { "X-Prometheus-Scrape-Timeout-Seconds": "120" };
      const { status, text } = await request(`${server.url}/metrics`, { headers });
      if (status !== 200) throw new Error(`/metrics answered ${status}: ${text}`);
      return exposed(text);
    },
  };
}

function exposed(text: string): Exposed {
  const families = parseExposition(text);
  const series = (name: string, labels: Readonly<Record<string, string>> = {}): readonly Sample[] =>
    (families.get(name)?.samples ?? []).filter((sample) =>
      Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    );
  return {
    text,
    series,
    value(name, labels) {
      const [found, ...others] = series(name, labels);
      if (others.length > 0) throw new Error(`${others.length + 1} series of ${name} with ${JSON.stringify(labels)}`);
      return found?.value;
    },
  };
}
