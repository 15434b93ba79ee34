import type { DashboardJson } from "../../dashboard/index.ts";
import type { Values } from "../../variables/index.ts";
import type { RawRange } from "../time/index.ts";

/** Grafana's own variables that are the same on the whole dashboard. */
export function builtInValues(
  { uid, title }: Pick<DashboardJson, "uid" | "title">,
  { raw, timeZone, variables }: { readonly raw: RawRange; readonly timeZone: string; readonly variables: string },
): Values {
  const zone = timeZone === "browser" ? Intl.DateTimeFormat().resolvedOptions().timeZone : timeZone;
  return {
    __dashboard: { value: title, fields: { uid, name: title } },
    __org: { value: "1", fields: { id: "1", name: "Main Org." } },
    __user: { value: "1", fields: { id: "1", login: "preview", email: "" } },
    __timezone: zone,
    __url_time_range: { value: new URLSearchParams({ ...raw }).toString(), verbatim: true },
    __all_variables: { value: variables, verbatim: true },
  };
}
