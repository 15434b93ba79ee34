import { amount, entriesOf, fieldsOf, listOf, parseKey } from "../../../exporters/load-test/reading/index.ts";
import { type Series, seriesOfParts } from "../series/index.ts";
import type { Memory } from "./load-run.ts";

/** What a summary of k6 says beside the run: figures of the script's own. */
export interface K6Extras {
  readonly memory: readonly Memory[];
  readonly timed: ReadonlyMap<string, boolean>;
  readonly parts?: Series;
  readonly workers?: number;
}

export function k6Extras(text: string): K6Extras {
  const body = bodyOf(text);
  const listed = listOf(fieldsOf(fieldsOf(body).results).metrics).map(
    (metric) => [String(fieldsOf(metric).name), metric] as const,
  );
  const metrics = [...entriesOf(fieldsOf(body).metrics), ...listed];
  const parts = seriesOfParts(body);
  const [workers] = metrics.flatMap(([key]) => wholeNumber(parseKey(key).tags.get("workers")));
  return {
    memory: metrics.flatMap(([key, metric]) => memoryOf(key, fieldsOf(metric).values ?? metric)),
    timed: new Map(
      metrics.flatMap(([key, metric]) => {
        const { contains } = fieldsOf(metric);
        return durations.test(key) && typeof contains === "string" ? [[key, contains === "time"] as const] : [];
      }),
    ),
    ...(parts !== undefined && { parts }),
    ...(workers !== undefined && { workers }),
  };
}

/** Of all requests: a cut by a tag has the unit of the whole. */
const durations = /^[a-z][a-z0-9]*_req_duration$/;

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}

function memoryOf(key: string, values: unknown): Memory[] {
  const { name, tags } = parseKey(key);
  const [protocol, operation, bytes] = [tags.get("protocol"), tags.get("name"), amount(fieldsOf(values).max)];
  if (!name.endsWith("_bytes") || protocol === undefined || operation === undefined) return [];
  return bytes === undefined ? [] : [{ protocol, operation, bytes }];
}

function wholeNumber(text = ""): number[] {
  return /^[1-9]\d{0,5}$/.test(text) ? [Number(text)] : [];
}
