import type { FieldConfigJson, PanelJson } from "../../dashboard/index.ts";

/**
 * A table as Grafana 13 writes it, of one that an older version wrote:
 * the colour of cells stood in `custom.displayMode` before 9.4, the footer in the panel's options before 12.
 */
export function migratedTable(panel: PanelJson): PanelJson {
  const { fieldConfig, options } = panel;
  const defaults = fieldConfig?.defaults ?? {};
  const overrides = (fieldConfig?.overrides ?? []).map((override) => ({
    ...override,
    properties: override.properties.map(({ id, value }) =>
      id === "custom.displayMode" ? { id: "custom.cellOptions", value: cellOptions(String(value)) } : { id, value },
    ),
  }));
  const footer = footerOf(options);
  const custom = { ...customOf(defaults), ...(footer !== undefined && footer.of === undefined ? footer.custom : {}) };
  const ofSome = (footer?.of ?? []).map((name) => ({
    matcher: { id: "byName", options: name },
    properties: [{ id: "custom.footer", value: footer?.custom.footer }],
  }));
  return { ...panel, fieldConfig: { defaults: { ...defaults, custom }, overrides: [...overrides, ...ofSome] } };
}

/** Cell options for each mode of display that tables had. */
function cellOptions(displayMode: string): Readonly<Record<string, unknown>> {
  switch (displayMode) {
    case "color-background":
      return { type: "color-background", mode: "gradient" };
    case "color-background-solid":
      return { type: "color-background", mode: "basic" };
    case "gradient-gauge":
      return { type: "gauge", mode: "gradient" };
    case "lcd-gauge":
      return { type: "gauge", mode: "lcd" };
    case "basic":
      return { type: "gauge", mode: "basic" };
    default:
      return { type: displayMode };
  }
}

function customOf(defaults: FieldConfigJson["defaults"]): Readonly<Record<string, unknown>> {
  const { displayMode, ...custom } = (defaults.custom ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof displayMode !== "string" || custom.cellOptions !== undefined) return custom;
  return { ...custom, cellOptions: cellOptions(displayMode) };
}

/** The footer as a field's settings have it; `of`: the only columns that have one. */
function footerOf(
  options: PanelJson["options"],
): { readonly custom: { readonly footer: object }; readonly of?: readonly string[] } | undefined {
  const footer = options?.footer as OldFooter | undefined;
  if (footer?.show !== true) return undefined;
  const reducers = footer.countRows === true ? ["countAll"] : (footer.reducer ?? ["sum"]);
  const custom = { footer: { reducers } };
  return Array.isArray(footer.fields) && footer.fields.length > 0 ? { custom, of: footer.fields } : { custom };
}

interface OldFooter {
  readonly show?: boolean;
  readonly reducer?: readonly string[];
  readonly countRows?: boolean;
  /** Names of columns, or an empty text for all. */
  readonly fields?: readonly string[] | string;
}
