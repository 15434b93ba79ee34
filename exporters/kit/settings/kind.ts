import * as z from "zod";

/** In what form a setting can be given: text, a switch and a list of texts anywhere, a structure only in the settings file. */
export type Kind = "text" | "switch" | "list" | "structure";

/** Finds out what a schema takes, looking through defaults, options and transformations. */
export function kindOf(schema: z.core.$ZodType): Kind {
  const core = coreOf(schema);
  if (core instanceof z.ZodEnum && core.options.length === 2 && core.options.includes("true")) return "switch";
  if (core instanceof z.ZodArray) return kindOf(core.element) === "text" ? "list" : "structure";
  if (core instanceof z.ZodUnion) return core.options.every((one) => kindOf(one) === "text") ? "text" : "structure";
  return [z.ZodString, z.ZodEnum, z.ZodLiteral, z.ZodNumber].some((one) => core instanceof one) ? "text" : "structure";
}

/** The schema that a value meets first. */
export function coreOf(schema: z.core.$ZodType): z.core.$ZodType {
  const inner = innerOf(schema);
  return inner === undefined ? schema : coreOf(inner);
}

/** One step from the outside to what a value meets first; undefined at the end. */
export function innerOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodPipe) return schema.def.in instanceof z.ZodTransform ? schema.def.out : schema.def.in;
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
    return schema.def.innerType;
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly) return schema.def.innerType;
  return undefined;
}
