import { collectDefaultMetrics, Registry } from "prom-client";
import { instrument } from "../../metrics/kit/instrument/index.ts";
import * as programs from "../../metrics/programs.ts";
import type { ReadOutcome } from "./follow-file.ts";

/** What every one of our programs says about itself. */
export interface ServerMetrics {
  webConfigRead(outcome: ReadOutcome): void;
}

/** Registers version, web configuration and process metrics. */
export function registerServerMetrics(registry: Registry, version: string): ServerMetrics {
  instrument(programs.buildInfo, registry).set({ version }, 1);
  const successful = instrument(programs.webConfigReloaded, registry);
  const since = instrument(programs.webConfigReloadTime, registry);
  // Without a file there is nothing to say; the library would say 0.
  for (const gauge of [successful, since]) gauge.remove();
  registerProcessMetrics(registry);
  return {
    webConfigRead({ findings }) {
      successful.set(findings.length === 0 ? 1 : 0);
      if (findings.length === 0) since.setToCurrentTime();
    },
  };
}

/** The library's process metrics without those whose name breaks the naming rules (gauges called `…_total`). */
function registerProcessMetrics(registry: Registry): void {
  const all = new Registry();
  collectDefaultMetrics({ register: all });
  for (const metric of all.getMetricsAsArray()) {
    const isGauge = (metric as { readonly type: unknown }).type === "gauge";
    if (!(isGauge && metric.name.endsWith("_total"))) registry.registerMetric(measured(metric as never) as never);
  }
}

/** Seconds of an empty histogram of the event loop: 2^63 nanoseconds. */
const noMinimum = 2 ** 63 / 1e9;

/** The same metric without what was not measured: right after a scrape the library gives the event loop's mean as NaN and its minimum as 2^63 ns. */
function measured(metric: ReadableMetric): ReadableMetric {
  const get = async () => {
    const { values, ...rest } = await metric.get();
    return { ...rest, values: values.filter(({ value }) => Number.isFinite(value) && value !== noMinimum) };
  };
  return { name: metric.name, type: metric.type, get };
}

interface ReadableMetric {
  readonly name: string;
  readonly type: unknown;
  get(): Promise<{ readonly values: readonly { readonly value: number }[] }>;
}
