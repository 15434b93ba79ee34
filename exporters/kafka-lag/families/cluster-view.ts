import type { Trends } from "../history/index.ts";
import type { ClusterReading } from "../reading/index.ts";

/** What one collection has to tell of one cluster. */
export interface ClusterView {
  /** From the settings. */
  readonly name: string;
  /** Undefined when nobody of the cluster answered. */
  readonly known: { readonly reading: ClusterReading; readonly trends: Trends } | undefined;
}
