import { rangeUtil } from "@grafana/data";
import { useEffect, useEffectEvent } from "react";

/** Calls `refresh` every `interval`, such as `10s`, while the page is looked at; at once when it is looked at again after longer. */
export function useRefresh(interval: string, refresh: () => void): void {
  const onRefresh = useEffectEvent(refresh);
  useEffect(() => {
    const ms = milliseconds(interval);
    if (ms === undefined) return undefined;
    let last = Date.now();
    const due = () => {
      if (document.hidden || Date.now() - last < ms - 50) return;
      last = Date.now();
      onRefresh();
    };
    const timer = setInterval(due, ms);
    document.addEventListener("visibilitychange", due);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", due);
    };
  }, [interval]);
}

/** At least a second; undefined when nothing is to be done. */
function milliseconds(interval: string): number | undefined {
  if (!/^\d+(?:ms|[smhd])$/.test(interval)) return undefined;
  return Math.max(1000, rangeUtil.intervalToMs(interval));
}
