import { Icon, useTheme2 } from "@grafana/ui";
import type { ReactNode } from "react";

/** The heading of a row, which opens and closes it. */
export function RowHeading({
  title,
  open,
  panels,
  onToggle,
}: {
  readonly title: string;
  readonly open: boolean;
  readonly panels: number;
  readonly onToggle: () => void;
}): ReactNode {
  const { colors, typography } = useTheme2();
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-label={open ? "Collapse row" : "Expand row"}
      data-testid={`data-testid dashboard-row-title-${title}`}
      onClick={onToggle}
      style={{
        display: "flex",
        alignItems: "center",
        gap: 8,
        width: "100%",
        height: "100%",
        background: "none",
        border: 0,
        borderBottom: open ? 0 : `1px solid ${colors.border.weak}`,
        color: colors.text.primary,
        fontSize: typography.h5.fontSize,
        fontWeight: typography.fontWeightMedium,
        textAlign: "left",
      }}
    >
      <Icon name={open ? "angle-down" : "angle-right"} />
      {title}
      {!open && (
        <span style={{ color: colors.text.secondary, fontStyle: "italic", fontWeight: 400, fontSize: 12 }}>
          ({panels === 1 ? "1 panel" : `${panels} panels`})
        </span>
      )}
    </button>
  );
}
