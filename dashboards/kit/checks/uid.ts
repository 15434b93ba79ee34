import type { Finding } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { dashboardPath } from "../location.ts";
import { fault } from "./finding.ts";

const longest = 40;

/** Grafana refuses longer uids, and others than these need quoting in addresses and file names. */
export function checkUid({ uid }: DashboardOptions): Finding[] {
  if (uid.length <= longest && /^[a-z0-9-]+$/.test(uid)) return [];
  return [
    fault(
      "uid",
      dashboardPath(uid),
      `the uid "${uid}" is not 1 to ${longest} characters of a-z, 0-9 and "-".`,
      "Choose one and keep it: links, alerts and bookmarks point to it.",
    ),
  ];
}
