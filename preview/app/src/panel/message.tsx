import { Icon, type IconName, useTheme2 } from "@grafana/ui";
import type { ReactNode } from "react";

/** What a panel says in place of a drawing, in its middle. */
export function Message({
  height,
  icon,
  color = "secondary",
  children,
}: {
  readonly height: number;
  readonly icon?: IconName;
  readonly color?: "secondary" | "error";
  readonly children: ReactNode;
}): ReactNode {
  const { colors } = useTheme2();
  return (
    <div
      style={{
        display: "flex",
        alignItems: "center",
        justifyContent: "center",
        gap: 8,
        height,
        overflow: "auto",
        overflowWrap: "anywhere",
        textAlign: "center",
        color: color === "error" ? colors.error.text : colors.text.secondary,
      }}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </div>
  );
}
