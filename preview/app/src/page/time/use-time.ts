import { dateMath, dateTime, type TimeRange } from "@grafana/data";
import { useCallback, useMemo, useState } from "react";
import type { DashboardJson } from "../../dashboard/index.ts";
import { navigateWith } from "../router/index.ts";
import { moved, type Span, zoomedOut } from "./move-range.ts";
import { isRelative, type RawRange, readRange, withRange } from "./url-time.ts";
import { useRefresh } from "./use-refresh.ts";

/** The time that a dashboard shows, and what can be done with it; all of it stands in the address. */
export interface DashboardTime {
  readonly range: TimeRange;
  readonly raw: RawRange;
  readonly timeZone: string;
  /** `10s`; "" for never. */
  readonly refresh: string;
  readonly refreshNow: () => void;
  readonly setRefresh: (interval: string) => void;
  readonly setRaw: (raw: RawRange) => void;
  readonly setSpan: (span: Span) => void;
  readonly setTimeZone: (timeZone: string) => void;
  readonly zoomOut: () => void;
  readonly move: (direction: -1 | 1) => void;
}

export function useTime(
  dashboard: Pick<DashboardJson, "time" | "timezone" | "refresh">,
  search: string,
): DashboardTime {
  const [refreshed, setRefreshed] = useState(0);
  const parameters = useMemo(() => new URLSearchParams(search), [search]);
  const { from, to } = readRange(parameters, dashboard.time);
  const timeZone = parameters.get("timezone") || dashboard.timezone || "browser";
  const refresh = parameters.get("refresh") ?? (dashboard.refresh || "");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what "now" means changes with each refresh
  const range = useMemo(() => rangeOf({ from, to }, timeZone), [from, to, timeZone, refreshed]);
  const refreshNow = useCallback(() => setRefreshed((count) => count + 1), []);
  useRefresh(refresh, refreshNow);
  const span = useCallback(() => ({ from: range.from.valueOf(), to: range.to.valueOf() }), [range]);
  return {
    range,
    raw: useMemo(() => ({ from, to }), [from, to]),
    timeZone,
    refresh,
    refreshNow,
    setRefresh,
    setRaw,
    setSpan,
    setTimeZone,
    zoomOut: useCallback(() => setSpan(zoomedOut(span())), [span]),
    move: useCallback((direction) => setSpan(moved(span(), direction, Date.now())), [span]),
  };
}

function setRaw(raw: RawRange): void {
  navigateWith((parameters) => withRange(parameters, raw));
}

function setSpan({ from, to }: Span): void {
  setRaw({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
}

function setRefresh(interval: string): void {
  navigateWith((parameters) => withParameter(parameters, "refresh", interval), { replace: true });
}

function setTimeZone(timeZone: string): void {
  navigateWith((parameters) => withParameter(parameters, "timezone", timeZone), { replace: true });
}

function withParameter(parameters: URLSearchParams, name: string, value: string): URLSearchParams {
  parameters.set(name, value);
  return parameters;
}

function rangeOf({ from, to }: RawRange, timeZone: string): TimeRange {
  const at = (time: string, roundUp: boolean) =>
    dateMath.toDateTime(time, { roundUp, timezone: timeZone }) ?? dateTime();
  const range = { from: at(from, false), to: at(to, true) };
  return { ...range, raw: { from: isRelative(from) ? from : range.from, to: isRelative(to) ? to : range.to } };
}
