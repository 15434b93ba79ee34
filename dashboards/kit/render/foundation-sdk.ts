import type * as cog from "@grafana/grafana-foundation-sdk/cog";
import type * as dashboard from "@grafana/grafana-foundation-sdk/dashboard";
import type * as units from "@grafana/grafana-foundation-sdk/units";

// Only types: whoever writes dashboards loads the SDK when they are rendered, not before.

/** A panel made with Grafana's foundation SDK; accepted wherever a panel is. */
export type SdkPanelBuilder = cog.Builder<dashboard.Panel>;

/** A panel as Grafana's classic dashboard JSON has it. */
export type SdkPanel = dashboard.Panel;

type KnownUnit = Extract<(typeof units)[keyof typeof units], string>;

/** A unit Grafana knows, or one written with a Grafana prefix, for example `suffix:msg` or `si:B`. */
export type Unit = KnownUnit | `${"prefix" | "suffix" | "si" | "count" | "time" | "currency"}:${string}`;
