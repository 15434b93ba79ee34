import {
  applyFieldOverrides,
  cacheFieldDisplayNames,
  type DataFrame,
  type DataTransformerConfig,
  type FieldConfigSource,
  type GrafanaTheme2,
  type InterpolateFunction,
  transformDataFrame,
} from "@grafana/data";
import { lastValueFrom } from "rxjs";
import type { TransformationJson } from "../dashboard/index.ts";
import { fieldOptions } from "../grafana/index.ts";
import { customPaths } from "./field-config.ts";

/** Frames after a panel's transformations, by Grafana's own. */
export async function transformed(
  frames: readonly DataFrame[],
  transformations: readonly TransformationJson[] | undefined,
  replaceVariables: InterpolateFunction,
): Promise<DataFrame[]> {
  const enabled = (transformations ?? []).filter(({ disabled }) => disabled !== true);
  if (enabled.length === 0) return [...frames];
  const context = { interpolate: (text: string) => replaceVariables(text) };
  return await lastValueFrom(transformDataFrame([...enabled] as DataTransformerConfig[], [...frames], context));
}

/** Frames with a panel's field settings applied: units, names, colours, mappings, links. */
export function withFieldConfig(
  frames: readonly DataFrame[],
  options: {
    readonly fieldConfig: FieldConfigSource;
    readonly theme: GrafanaTheme2;
    readonly timeZone: string;
    readonly replaceVariables: InterpolateFunction;
  },
): DataFrame[] {
  const data = applyFieldOverrides({
    ...options,
    data: [...frames],
    fieldConfigRegistry: fieldOptions(customPaths(options.fieldConfig)),
  });
  // Tables show the names that are kept here, else those before the transformations.
  cacheFieldDisplayNames(data);
  return data;
}
