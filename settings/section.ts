import * as z from "zod";

/** An object that refuses unknown keys; its error text for them is the list of the known ones. */
export function section<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape).sort();
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? known.join(", ") : `an object with ${known.join(", ")}`),
  });
}
