import { Alert, useTheme2 } from "@grafana/ui";
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
  return (
    <div>
      {lost && (
        <Alert severity="warning" title="The preview’s server does not answer" bottomSpacing={1} data-banner="lost">
          What is shown may be old. It is asked again every few seconds.
        </Alert>
      )}
      {notice?.kind === "building" && <Building />}
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

/** In a corner: it comes and goes with every change that is saved, and nothing is to move for it. */
function Building(): ReactNode {
  const { colors, shape, zIndex } = useTheme2();
  return (
    <div
      role="status"
      data-banner="building"
      style={{
        position: "fixed",
        right: 16,
        bottom: 16,
        zIndex: zIndex.portal,
        padding: "8px 16px",
        borderRadius: shape.radius.default,
        background: colors.info.main,
        color: colors.info.contrastText,
      }}
    >
      Rendering the dashboards again…
    </div>
  );
}
