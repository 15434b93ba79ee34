import { useEffect, useState } from "react";
import type { PreviewSettings } from "../served.ts";
import { askServer } from "./ask-server.ts";

/** What the server tells of itself, asked again whenever the connection was made anew; undefined before the first answer. */
export function useSettings(connections: number): PreviewSettings | undefined {
  const [settings, setSettings] = useState<PreviewSettings>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new connection may be one to a new server
  useEffect(() => {
    const abort = new AbortController();
    askServer<PreviewSettings>("/api/preview", abort.signal).then(setSettings, () => undefined);
    return () => abort.abort();
  }, [connections]);
  return settings;
}
