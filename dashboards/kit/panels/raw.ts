import type { Width } from "../grid.ts";
import type { SdkPanel, SdkPanelBuilder } from "../render/index.ts";
import type { Watches } from "../watches/index.ts";

/** A panel in Grafana's own words: the way out for what this kit does not model. */
export interface RawPanel {
  readonly kind: "raw";
  readonly key: string;
  /** @default the builder's `span`, else "half" */
  readonly width?: Width;
  /** @default the builder's `height`, else 8 */
  readonly height?: number;
  readonly model: SdkPanel;
  /** Alerts that the panel is about, which lead to it when they fire; nothing is drawn of them. */
  readonly watches?: Watches;
}

/** A panel as Grafana's classic dashboard JSON has it. */
export interface PanelJson {
  readonly type: string;
  readonly [field: string]: unknown;
}

/**
 * Takes a panel of Grafana's foundation SDK, or one in JSON, under a key of its own. Id, place, refIds and datasource
 * are still ours. It is read once, here: changing it later, or using it in two dashboards, has no effect on this panel.
 */
export function raw(
  key: string,
  panel: SdkPanelBuilder | PanelJson,
  options: Pick<RawPanel, "width" | "height" | "watches"> = {},
): RawPanel {
  // Query objects of the SDK carry functions, which structuredClone refuses; JSON drops them.
  const model: SdkPanel = JSON.parse(JSON.stringify(isBuilder(panel) ? panel.build() : panel));
  return { kind: "raw", key, ...options, model };
}

function isBuilder(panel: SdkPanelBuilder | PanelJson): panel is SdkPanelBuilder {
  return typeof panel.build === "function";
}
