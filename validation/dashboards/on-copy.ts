import type { Dashboard } from "../../dashboards/kit/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";
import type { Finding } from "../../problems/index.ts";
import type { Settings } from "../../settings/index.ts";
import { openRehearsal } from "../../stack/rehearsal/index.ts";
import { engine } from "../../toolchain/index.ts";
import { connect, dataOf } from "../connection/index.ts";
import { accessTo, idleReleases, insist } from "../copy/index.ts";
import type { PrometheusAddress } from "../observe/index.ts";
import type { Dashboards } from "../result/index.ts";
import { askedMetrics, historyPieces, type MadeSeries, madeSeries } from "./history/index.ts";
import { measureDashboards } from "./measure.ts";

export interface DashboardsOnCopy {
  /** Of the stack whose Prometheus is copied, with its memory. */
  readonly settings: Settings;
  readonly dashboards: readonly Dashboard[];
  /** @default a week of a thousand series, by one, ten and fifty viewers over an hour, a day and the week */
  readonly size?: CopySize;
  /** Ends it early, with nothing; everything is removed. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly doing: string; readonly secondsLeft: number }) => void;
}

/** How much history a copy is given, and how much of it is looked at by whom. */
export interface CopySize {
  /** Of all metrics together, about. */
  readonly series: number;
  /** The longest of them is as long as the history. */
  readonly ranges: readonly string[];
  readonly viewers: readonly number[];
}

/** As many series as a week of them can be written of in a minute. */
const usualSize: CopySize = { series: 1000, ranges: ["1h", "24h", "7d"], viewers: [1, 10, 50] };

/** How long it takes, in seconds: a copy, its history, and nine loads that end when every viewer has seen everything. */
export const dashboardsSeconds = 250;

/**
 * Asks every panel's queries of a copy of the stack's Prometheus that has a week of made-up history, as one, ten and fifty viewers do.
 *
 * That a panel is empty says nothing there, and is not told. Undefined when it was ended early.
 */
export async function measureDashboardsOnCopy(options: DashboardsOnCopy): Promise<Dashboards | undefined> {
  const { settings, dashboards, size = usualSize, signal, onProgress } = options;
  const ends = Date.now() + dashboardsSeconds * 1000;
  const tell = (doing: string) =>
    onProgress({ doing, secondsLeft: Math.max(0, Math.round((ends - Date.now()) / 1000)) });
  const budget = { milliseconds: 1000, viewers: 10 };
  try {
    const opened = await openRehearsal({ settings, releases: idleReleases(settings.scrapeInterval), signal });
    try {
      await opened.up(tell);
      tell("writing history");
      const series = madeSeries(askedMetrics(dashboards), size.series);
      const toMs = await backFill(series, {
        ...{ settings, size, signal },
        fill: (piece) => opened.backFill([piece]),
      });
      // It looks for new blocks each minute, and whenever it starts.
      await (await engine()).docker.getContainer(opened.containers.prometheus).restart();
      const { url, ...login } = accessTo(opened, "prometheus");
      const endpoint = { url: new URL(url), ...login };
      await insist(() => untilThere(endpoint, series, toMs), signal);
      const measured = await measureDashboards({
        ...{ endpoint, dashboards, budget, toMs, signal },
        scrapeInterval: settings.scrapeInterval,
        ranges: size.ranges,
        viewers: size.viewers,
        seconds: 40,
        onProgress: ({ viewers, range, asked, of }) => {
          if (asked % 500 === 0) tell(`${viewers} at once, ${range}: ${asked} of ${of} queries`);
        },
      });
      return { ...measured, findings: measured.findings.filter(({ check }) => check !== "validation/empty-panel") };
    } finally {
      tell("removing the copy");
      await opened.down();
    }
  } catch (error) {
    if (signal.aborted) return undefined;
    return { status: "not measured", findings: [copyFailed(error)], budget, loads: [], panels: [] };
  }
}

interface BackFill {
  readonly settings: Settings;
  readonly size: CopySize;
  readonly signal: AbortSignal;
  readonly fill: (piece: Buffer) => Promise<void>;
}

/** History up to some minutes ago, where the copy's own samples do not begin yet; returns its end. */
async function backFill(series: readonly MadeSeries[], { settings, size, signal, fill }: BackFill): Promise<number> {
  const every = milliseconds(settings.scrapeInterval);
  const toMs = Math.floor((Date.now() - beforeCopy) / every) * every;
  const fromMs = toMs - Math.max(...size.ranges.map((range) => milliseconds(range))) - milliseconds("10m");
  const denseFromMs = toMs - dense;
  for (const piece of historyPieces(series, { fromMs, toMs, denseFromMs, every })) {
    signal.throwIfAborted();
    await fill(piece);
  }
  return toMs - every;
}

const beforeCopy = milliseconds("5m");
/** What is looked at over a week is averaged over ten minutes and more: a sample a minute is enough, and a quarter of the writing. */
const dense = milliseconds("25h");

/** Prometheus takes blocks in when it looks for them. */
async function untilThere(endpoint: PrometheusAddress, series: readonly MadeSeries[], toMs: number): Promise<void> {
  const connection = connect(endpoint, 1);
  try {
    const last = series.at(-1)?.text ?? "vector(1)";
    const form = new URLSearchParams({ query: last, time: String(toMs / 1000) });
    const { result } = await dataOf<{ readonly result: readonly unknown[] }>(await connection.post("query", form));
    if (result.length === 0) throw new Error(`the history is not there: ${last}`);
  } finally {
    connection.close();
  }
}

function copyFailed(error: unknown): Finding {
  return {
    check: "validation/copy-failed",
    severity: "error",
    path: "dashboards",
    message: error instanceof Error ? error.message : String(error),
  };
}
