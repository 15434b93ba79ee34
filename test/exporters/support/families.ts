import { type Family, familyWriter, labelText } from "../../../exporters/kit/exposition/index.ts";
import { gauge, type MetricDefinition } from "../../../metrics/kit/index.ts";

/** A family of one gauge with a sample per value, labelled by its index. */
export function familyOf(name: string, values: readonly number[]): Family {
  return written(
    gauge(name, { help: "A thing.", labels: ["n"] }).definition,
    values.map((value, n) => [{ n: String(n) }, value]),
  );
}

/** A family with these samples. */
export function written(
  definition: MetricDefinition,
  samples: readonly (readonly [Readonly<Record<string, string>>, number])[],
): Family {
  const writer = familyWriter(definition);
  for (const [labels, value] of samples) writer.add(labelText(labels), value);
  return writer.end();
}

/** The sample lines of a family. */
export function linesOf({ chunks }: Family): string[] {
  return Buffer.concat(chunks).toString().split("\n").slice(0, -1);
}
