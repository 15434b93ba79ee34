import type { PanelDataNow } from "./use-panel-data.ts";

/** What a panel's header shows of errors and of what Prometheus remarks: Grafana's red icon, or its yellow one where all was answered. */
export function statusOf({ errors, warnings }: Pick<PanelDataNow, "errors" | "warnings">): {
  readonly statusMessage?: string;
  readonly statusItems?: { severity: "error" | "warning"; text: string }[];
} {
  if (warnings.length === 0) return errors.length === 0 ? {} : { statusMessage: errors.join("\n") };
  return {
    statusItems: [
      ...errors.map((text) => ({ severity: "error" as const, text })),
      ...warnings.map((text) => ({ severity: "warning" as const, text })),
    ],
  };
}
