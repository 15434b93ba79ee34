import { useEffect, useReducer } from "react";
import { afterEvent, type LiveEvent, type LiveList, nothingHeard } from "./live-list.ts";

const againAfterMs = 2000;

/**
 * Listens to the server while the page is seen, and goes on trying while it does not answer.
 * A page behind others lets go: browsers open six connections to a server, and each listener keeps one.
 */
export function useLiveList(): LiveList {
  const [live, tell] = useReducer(afterEvent, nothingHeard);
  useEffect(() => {
    let source: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      source = new EventSource("/api/events");
      for (const kind of ["dashboards", "building", "fault"] as const)
        source.addEventListener(kind, ({ data }: MessageEvent<string>) =>
          tell({ ...(JSON.parse(data) as object), kind } as LiveEvent),
        );
      source.addEventListener("error", () => {
        tell({ kind: "lost" });
        // The browser tries again by itself after a lost connection, but not after an answer that is none.
        if (source?.readyState === EventSource.CLOSED) again = setTimeout(listen, againAfterMs);
      });
    };
    const letGo = () => {
      clearTimeout(again);
      source?.close();
    };
    const seenOrNot = () => {
      letGo();
      if (document.visibilityState === "visible") listen();
    };
    seenOrNot();
    document.addEventListener("visibilitychange", seenOrNot);
    return () => {
      document.removeEventListener("visibilitychange", seenOrNot);
      letGo();
    };
  }, []);
  return live;
}
