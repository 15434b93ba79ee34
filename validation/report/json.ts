import * as z from "zod";
import { type Result, result as schema } from "../result/index.ts";

/**
 * `report.json`: fields in the order of the schema, so that two reports can be compared line by line.
 * @throws ZodError for what is not a result: nothing is written that cannot be read again.
 */
export function toJson(result: Result): string {
  return `${JSON.stringify(schema.parse(result), null, 2)}\n`;
}

/** The JSON Schema of `report.json`, for whoever reads it in another language. */
export function resultJsonSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12" });
  const titled = { $schema, $id: "sightline/validation/1", title: "Result of sightline validate", ...rest };
  return `${JSON.stringify(titled, null, 2)}\n`;
}
