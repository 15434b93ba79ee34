import type { DataFrame, FieldConfigSource, InterpolateFunction, TimeRange } from "@grafana/data";
import { type ComponentType, createElement, memo, type ReactNode, useMemo } from "react";
import type { Annotation } from "../../annotations/index.ts";
import type { PanelJson } from "../../dashboard/index.ts";
import { withDefaults } from "./with-defaults.ts";

/** What a panel's drawing is given; everything is ready to be drawn. */
export interface PanelProps<Options> {
  readonly panel: PanelJson;
  /** The kind's own defaults, and the dashboard's over them. */
  readonly options: Options;
  readonly fieldConfig: FieldConfigSource;
  /** After transformations and overrides: each field has its `display`. */
  readonly data: DataFrame[];
  /** Inside the panel's frame. */
  readonly width: number;
  readonly height: number;
  readonly timeRange: TimeRange;
  readonly timeZone: string;
  /** Replaces variables in what people read. */
  readonly replaceVariables: InterpolateFunction;
  /** Shows another range on the whole dashboard; milliseconds since 1970. */
  readonly onTimeRange: (range: { readonly from: number; readonly to: number }) => void;
  /** Moments and spans with a text, drawn across graphs. */
  readonly annotations: readonly Annotation[];
}

export interface PanelKindDefinition<Options> {
  readonly component: ComponentType<PanelProps<Options>>;
  readonly options: Options;
  /** Defaults of `fieldConfig.defaults.custom`. */
  readonly custom?: Readonly<Record<string, unknown>>;
  /** @default "thresholds" */
  readonly colorMode?: "palette-classic" | "thresholds" | "continuous-GrYlRd";
  /**
   * Whether it draws the results of its queries, or finds itself what it shows.
   * @default true
   */
  readonly drawsQueries?: boolean;
  /** Finds what it shows where it does not draw queries; asked again with every refresh, and every `askAgainMs`. */
  readonly ask?: (signal: AbortSignal) => Promise<DataFrame[]>;
  readonly askAgainMs?: number;
  /** The panel as Grafana rewrites it on loading, where an older version wrote it. */
  readonly migrated?: (panel: PanelJson) => PanelJson;
}

/** A kind of panel, with the type of its options inside. */
export interface PanelKind extends Omit<PanelKindDefinition<unknown>, "component" | "options"> {
  readonly draw: (props: PanelProps<Readonly<Record<string, unknown>>>) => ReactNode;
}

/** Declares how a kind of panel is drawn. What it is given is the same object until it has changed, and it is drawn again only then. */
export function panelKind<Options extends object>(definition: PanelKindDefinition<Options>): PanelKind {
  const { component, options: defaults, ...rest } = definition;
  const Drawn = memo(function Drawn(props: PanelProps<Readonly<Record<string, unknown>>>) {
    const options = useMemo(() => withDefaults(defaults, props.options) as Options, [props.options]);
    return createElement(component, { ...props, options });
  });
  return { ...rest, draw: (props) => createElement(Drawn, props) };
}
