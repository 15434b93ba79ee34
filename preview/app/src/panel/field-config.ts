import type { FieldConfigSource, ThresholdsConfig } from "@grafana/data";
import type { FieldConfigJson, PanelJson } from "../dashboard/index.ts";
import type { PanelKind } from "../panels/index.ts";

/** A panel's field settings with the defaults that Grafana fills in when it loads a dashboard. */
export function filledFieldConfig({ fieldConfig }: PanelJson, kind: PanelKind): FieldConfigSource {
  const { defaults = {}, overrides = [] } = (structuredClone(fieldConfig) ?? {}) as Partial<FieldConfigJson>;
  const filled = {
    color: { mode: kind.colorMode ?? "thresholds" },
    thresholds: {
      mode: "absolute",
      steps: [
        { color: "green", value: null },
        { color: "red", value: 80 },
      ],
    },
    ...defaults,
    custom: { ...kind.custom, ...(defaults.custom as object | undefined) },
  };
  openFirstStep(filled.thresholds);
  for (const { properties } of overrides)
    for (const { id, value } of properties) if (id === "thresholds") openFirstStep(value);
  return { defaults: filled, overrides } as FieldConfigSource;
}

/** JSON has no word for minus infinity. */
function openFirstStep(thresholds: unknown): void {
  const [first] = (thresholds as ThresholdsConfig | undefined)?.steps ?? [];
  if (first !== undefined) first.value ??= Number.NEGATIVE_INFINITY;
}

/** Every `custom.<path>` that the settings of a panel's fields name. */
export function customPaths({ defaults, overrides }: FieldConfigSource): string[] {
  const inOverrides = overrides.flatMap(({ properties }) =>
    properties.map(({ id }) => id).filter((id) => id.startsWith("custom.")),
  );
  return [...Object.keys(defaults.custom ?? {}), ...inOverrides.map((id) => id.slice("custom.".length))];
}
