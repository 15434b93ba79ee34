export { CallError } from "./call-error.ts";
export type { Cluster, ClusterLog, ReadContext, ReadOptions, SearchOptions } from "./cluster.ts";
export { connectOnce, end } from "./connect.ts";
export { connectionOptions } from "./connection-options.ts";
export { explainFailure } from "./explain-failure.ts";
export { ClusterUnreachableError } from "./metadata-source.ts";
export { compileFilter, type NameFilter } from "./name-filter.ts";
export { openCluster } from "./open-cluster.ts";
export type {
  ClusterSettings,
  NameFilterSettings,
  SaslSettings,
  Secret,
  TlsSettings,
  TokenSource,
} from "./settings.ts";
