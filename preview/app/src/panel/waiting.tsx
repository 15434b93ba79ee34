import { Icon, PanelChrome, useTheme2 } from "@grafana/ui";
import { type ReactNode, useEffect, useState } from "react";

/** Stands in a panel until its first answer is there: bars where the drawing will be, and how long it has been when that is long. */
export function Waiting({
  height,
  slowSince,
}: {
  readonly height: number;
  readonly slowSince: number | undefined;
}): ReactNode {
  const { colors, shape } = useTheme2();
  const bars = [40, 65, 50, 80, 60, 90, 70, 55];
  return (
    <div role="status" aria-label="Loading" style={{ height, position: "relative" }}>
      <div style={{ display: "flex", alignItems: "flex-end", gap: 8, height: "100%", opacity: 0.5 }} aria-hidden="true">
        {bars.map((percent) => (
          <div
            key={percent}
            style={{
              flex: 1,
              height: `${percent}%`,
              background: colors.background.secondary,
              borderRadius: shape.radius.default,
            }}
          />
        ))}
      </div>
      {slowSince !== undefined && (
        <div style={{ position: "absolute", inset: 0, display: "grid", placeItems: "center" }}>
          <span style={{ color: colors.text.secondary }}>
            Waiting for Prometheus: <Elapsed since={slowSince} />
          </span>
        </div>
      )}
    </div>
  );
}

/** Says in a panel's header that its queries take long. */
export function SlowItem({ since }: { readonly since: number }): ReactNode {
  return (
    <PanelChrome.TitleItem title="The queries of this panel take long">
      <span data-panel-slow style={{ whiteSpace: "nowrap" }}>
        <Icon name="clock-nine" size="sm" /> slow, <Elapsed since={since} />
      </span>
    </PanelChrome.TitleItem>
  );
}

function Elapsed({ since }: { readonly since: number }): ReactNode {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return `${Math.max(0, Math.round((now - since) / 1000))} s`;
}
