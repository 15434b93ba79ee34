/** What the preview reads of Grafana's classic dashboard JSON; all else in it is left alone. */
export interface DashboardJson {
  readonly uid: string;
  readonly title: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly panels?: readonly PanelJson[];
  readonly templating?: { readonly list?: readonly VariableJson[] };
  readonly annotations?: { readonly list?: readonly AnnotationJson[] };
  readonly links?: readonly LinkJson[];
  readonly time?: { readonly from: string; readonly to: string };
  readonly timezone?: string;
  readonly refresh?: string | false;
  /** Crosshair of graphs: 0 none, 1 shared, 2 with tooltips. */
  readonly graphTooltip?: number;
}

export interface GridPos {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title?: string;
  readonly description?: string;
  readonly gridPos: GridPos;
  readonly transparent?: boolean;
  /** Of a row: whether its panels are in `panels` and not shown. */
  readonly collapsed?: boolean;
  readonly panels?: readonly PanelJson[];
  readonly repeat?: string;
  readonly repeatDirection?: "h" | "v";
  readonly maxPerRow?: number;
  readonly targets?: readonly TargetJson[];
  readonly transformations?: readonly TransformationJson[];
  readonly fieldConfig?: FieldConfigJson;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly links?: readonly LinkJson[];
  /** Least step, such as `1m`. */
  readonly interval?: string;
  readonly maxDataPoints?: number;
  readonly timeFrom?: string;
  readonly timeShift?: string;
  /** The panel does not say that its range is its own. */
  readonly hideTimeOverride?: boolean;
  readonly datasource?: DatasourceJson | null;
  /** The panel is kept in Grafana, and the file only refers to it. */
  readonly libraryPanel?: { readonly name: string; readonly uid: string };
}

export interface TargetJson {
  readonly refId: string;
  readonly expr?: string;
  readonly legendFormat?: string;
  readonly format?: "time_series" | "table" | "heatmap";
  readonly instant?: boolean;
  readonly range?: boolean;
  readonly interval?: string;
  readonly intervalFactor?: number;
  readonly hide?: boolean;
  readonly datasource?: DatasourceJson | null;
}

export interface TransformationJson {
  readonly id: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly disabled?: boolean;
  /** What it transforms, where that is not the series. */
  readonly topic?: "annotations" | "series" | "alertStates";
}

export interface FieldConfigJson {
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly overrides?: readonly {
    readonly matcher: { readonly id: string; readonly options?: unknown };
    readonly properties: readonly { readonly id: string; readonly value?: unknown }[];
  }[];
}

export interface VariableJson {
  readonly name: string;
  readonly type: string;
  readonly label?: string;
  readonly query?: unknown;
  readonly regex?: string;
  /** 0 shown, 1 without its label, 2 not shown. */
  readonly hide?: number;
  readonly multi?: boolean;
  readonly includeAll?: boolean;
  readonly allValue?: string | null;
  readonly sort?: number;
  readonly refresh?: number;
  readonly auto?: boolean;
  /** Into how many steps `auto` divides the range, and the least step. */
  readonly auto_count?: number;
  readonly auto_min?: string;
  readonly description?: string;
  readonly allowCustomValue?: boolean;
  readonly skipUrlSync?: boolean;
  readonly datasource?: DatasourceJson | null;
  readonly current?: { readonly text?: unknown; readonly value?: unknown };
  readonly options?: readonly { readonly text: string; readonly value: string }[];
}

export interface AnnotationJson {
  readonly name: string;
  readonly enable?: boolean;
  readonly hide?: boolean;
  readonly iconColor?: string;
  readonly expr?: string;
  readonly step?: string;
  readonly titleFormat?: string;
  readonly textFormat?: string;
  readonly tagKeys?: string;
  readonly useValueForTime?: boolean | string;
  /** Where the query stands in dashboards of newer versions. */
  readonly target?: { readonly expr?: string; readonly interval?: string };
  /** Panels that it is shown on, or not shown on. */
  readonly filter?: { readonly exclude?: boolean; readonly ids?: readonly number[] } | null;
  readonly datasource?: DatasourceJson | null;
  readonly builtIn?: number;
}

export interface LinkJson {
  readonly title: string;
  readonly url?: string;
  readonly type?: string;
  readonly tags?: readonly string[];
  readonly targetBlank?: boolean;
  readonly includeVars?: boolean;
  readonly keepTime?: boolean;
  readonly asDropdown?: boolean;
  readonly tooltip?: string;
}

export interface DatasourceJson {
  readonly type?: string;
  readonly uid?: string;
}
