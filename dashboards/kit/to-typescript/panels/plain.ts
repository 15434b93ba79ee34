import { type Json, objectOf, objectsOf, textOf } from "../../from-json/index.ts";
import { Untyped } from "../expression/index.ts";

/** Refuses transformations: what they make of the answer, the kit's panels do not. */
export function plainTransformations({ transformations }: Json, allowed: readonly string[] = []): void {
  const other = objectsOf(transformations).find(
    ({ id, disabled }) => disabled !== true && !allowed.includes(textOf(id)),
  );
  if (other !== undefined) throw new Untyped(`it transforms its answer (${textOf(other.id)}).`);
}

/** Refuses what makes one number of many in another way than taking the last. */
export function lastValue(panel: Json): void {
  const { calcs, values, fields } = objectOf(objectOf(panel.options).reduceOptions);
  const [calc = "lastNotNull"] = Array.isArray(calcs) ? calcs.map(textOf) : [];
  if (!["last", "lastNotNull"].includes(calc)) {
    const over = `${calc === "mean" ? "avg" : calc}_over_time()`;
    throw new Untyped(`it shows the ${calc} of the time range, not the value now; ask for it with ${over}.`);
  }
  if (values === true) throw new Untyped("it shows all values.");
  if (!["", "/^Value$/"].includes(textOf(fields))) throw new Untyped("it shows chosen fields.");
}
