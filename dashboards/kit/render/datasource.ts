import type { DataSourceRef } from "@grafana/grafana-foundation-sdk/common";
import { datasourceVariable, lokiDatasourceVariable } from "../variables/index.ts";

/** Every query goes through the variable: `__inputs` and fixed uids do not survive file provisioning everywhere (grafana/grafana#29636). */
export const datasource: DataSourceRef = { type: "prometheus", uid: `\${${datasourceVariable}}` };

/** Of panels with log lines. */
export const lokiDatasource: DataSourceRef = { type: "loki", uid: `\${${lokiDatasourceVariable}}` };
