import {
  applyFieldOverrides,
  cacheFieldDisplayNames,
  type DataFrame,
  type DataTransformerConfig,
  type FieldConfigSource,
  type GrafanaTheme2,
  type InterpolateFunction,
  standardTransformersRegistry,
  transformDataFrame,
} from "@grafana/data";
import { lastValueFrom } from "rxjs";
import type { TransformationJson } from "../dashboard/index.ts";
import { fieldOptions } from "../grafana/index.ts";
import { customPaths } from "./field-config.ts";

/**
 * Frames after a panel's transformations, one after the other.
 * @throws Error that names the transformation which cannot be done
 */
export async function transformed(
  frames: readonly DataFrame[],
  transformations: readonly TransformationJson[] | undefined,
  replaceVariables: InterpolateFunction,
): Promise<DataFrame[]> {
  const context = { interpolate: (text: string) => replaceVariables(text) };
  let result = [...frames];
  for (const transformation of transformations ?? []) {
    const { id, disabled, topic } = transformation;
    if (disabled === true || topic === "annotations") continue;
    // Grafana's libraries would leave one out that they do not know.
    if (standardTransformersRegistry.getIfExists(id) === undefined)
      throw new Error(`the transformation “${id}” is not previewed`);
    try {
      result = await lastValueFrom(transformDataFrame([transformation as DataTransformerConfig], result, context));
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      throw new Error(`the transformation “${id}” cannot be done: ${words}`, { cause: error });
    }
  }
  return result;
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
