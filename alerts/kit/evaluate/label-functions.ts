import { pattern } from "./input-series.ts";
import { type Labels, type Sample, withLabels } from "./vector.ts";

/** `label_replace(v, target, replacement, source, regex)` */
export function labelReplace(
  samples: readonly Sample[],
  [target = "", replacement = "", source = "", regex = ""]: readonly string[],
): Sample[] {
  return samples.map(({ labels, value }) => {
    const match = pattern(regex).exec(labels[source] ?? "");
    if (match === null) return { labels, value };
    const text = replacement.replaceAll(/\$\$|\$(\w+)|\$\{(\w+)\}/g, (whole, bare, braced) =>
      whole === "$$" ? "$" : groupOf(match, bare ?? braced),
    );
    return { labels: withLabels(labels, { [target]: text }), value };
  });
}

/** `label_join(v, target, separator, sources…)` */
export function labelJoin(
  samples: readonly Sample[],
  [target = "", separator = "", ...sources]: readonly string[],
): Sample[] {
  const joined = (labels: Labels) => sources.map((source) => labels[source] ?? "").join(separator);
  return samples.map(({ labels, value }) => ({ labels: withLabels(labels, { [target]: joined(labels) }), value }));
}

function groupOf(match: RegExpExecArray, name: string): string {
  return (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? "";
}
