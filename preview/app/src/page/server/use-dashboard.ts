import { useEffect, useRef, useState } from "react";
import { type DashboardJson, keepUnchanged, readDashboard } from "../../dashboard/index.ts";
import type { ServedDashboard } from "../served.ts";
import { askServer, Refused } from "./ask-server.ts";
import type { LiveList } from "./live-list.ts";

/** The dashboard that is open. */
export interface OpenDashboard {
  readonly uid: string;
  readonly folder: string;
  readonly file: string;
  readonly revision: string;
  readonly dashboard: DashboardJson;
}

export interface DashboardNow {
  /** The last that could be had; its unchanged parts are the same objects as before. */
  readonly open: OpenDashboard | undefined;
  /** Why there is none, in the server's words. */
  readonly missing: string | undefined;
}

/** A dashboard; none without a uid. Asked for again whenever the server says that it changed or was away itself. */
export function useDashboard(uid: string | undefined, { changes, connections }: LiveList): DashboardNow {
  const [now, setNow] = useState<DashboardNow>(nothing);
  const shown = useRef<OpenDashboard | undefined>(undefined);
  const change = uid === undefined ? 0 : (changes.get(uid) ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change and each new connection is a reason to ask
  useEffect(() => {
    if (uid === undefined) return undefined;
    const abort = new AbortController();
    if (shown.current?.uid !== uid) {
      shown.current = undefined;
      setNow(nothing);
    }
    askServer<ServedDashboard>(`/api/dashboards/${encodeURIComponent(uid)}`, abort.signal).then(
      (served) => {
        const before = shown.current;
        const dashboard = keepUnchanged(before?.dashboard, readDashboard(served.dashboard));
        const { folder, file, revision } = served;
        shown.current = keepUnchanged(before, { uid, folder, file, revision, dashboard });
        setNow({ open: shown.current, missing: undefined });
      },
      (error: unknown) => {
        // Without an answer the page keeps what it has; that the connection is lost is said elsewhere.
        if (error instanceof Refused) setNow(({ open }) => ({ open, missing: error.message }));
      },
    );
    return () => abort.abort();
  }, [uid, change, connections]);
  return now;
}

const nothing: DashboardNow = { open: undefined, missing: undefined };
