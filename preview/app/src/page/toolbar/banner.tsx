import { Alert } from "@grafana/ui";
import type { ReactNode } from "react";
import type { DashboardFault } from "../served.ts";
import type { LiveList } from "../server/index.ts";

/** What is wrong around a page whose content stays: the server away, files that cannot be used, definitions that do not compile. */
export function Banners({
  live,
  faults,
}: {
  readonly live: LiveList;
  readonly faults: readonly DashboardFault[];
}): ReactNode {
  const { connected, list, notice } = live;
  const lost = !connected && list !== undefined;
  if (!lost && notice === undefined && faults.length === 0) return null;
  return (
    <div style={{ padding: "8px 16px 0" }}>
      {lost && (
        <Alert severity="warning" title="The preview’s server does not answer" bottomSpacing={1} data-banner="lost">
          What is shown may be old. It is asked again every few seconds.
        </Alert>
      )}
      {notice?.kind === "building" && (
        <Alert
          severity="info"
          title="The dashboards are being rendered again"
          bottomSpacing={1}
          data-banner="building"
        />
      )}
      {notice?.kind === "fault" && (
        <Alert
          severity="error"
          title="The definitions cannot be rendered; the last good dashboards stay"
          bottomSpacing={1}
          data-banner="fault"
        >
          <pre style={{ margin: 0, whiteSpace: "pre-wrap" }}>{notice.message}</pre>
        </Alert>
      )}
      {faults.map(({ file, message }) => (
        <Alert
          key={file}
          severity="error"
          title={`${file || "The dashboards’ folder"} cannot be used`}
          bottomSpacing={1}
          data-banner="file"
        >
          {message}
        </Alert>
      ))}
    </div>
  );
}
