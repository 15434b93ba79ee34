import type * as z from "zod";

/** What may be done instead of correcting a value: leave it out, and get this. */
export type Absence = { readonly allowed: false } | { readonly allowed: true; readonly standard?: unknown };

/** Whether the value at a path below a schema may be left out, and its default when it has one. */
export function absenceAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): Absence {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"];
  const [step, ...rest] = path;
  if (step === undefined) {
    if (def.type === "default") return { allowed: true, standard: def.defaultValue };
    return { allowed: def.type === "optional" || def.type === "prefault" };
  }
  switch (def.type) {
    case "default":
    case "prefault":
    case "optional":
      return absenceAt(def.innerType, path);
    case "object": {
      const field = def.shape[String(step)];
      return field === undefined ? { allowed: false } : absenceAt(field, rest);
    }
    case "record":
      return rest.length === 0 ? { allowed: true } : absenceAt(def.valueType, rest);
    case "array":
      return rest.length === 0 ? { allowed: true } : absenceAt(def.element, rest);
    case "union": {
      const objects = def.options.filter((option) => (option._zod as z.core.$ZodTypes["_zod"]).def.type === "object");
      return objects.length === 1 ? absenceAt(objects[0] as z.core.$ZodType, path) : { allowed: false };
    }
    default:
      return { allowed: false };
  }
}
