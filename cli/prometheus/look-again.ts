import { allOf, type Exposed, familyNames, type Gap, type Gaps, type Origin } from "../../bundle/index.ts";
import { type Ask, NotThere } from "../../validation/index.ts";
import { atOnce } from "./at-once.ts";

/**
 * The same with what tells a gap from its looks, asked of the gaps only: which targets declare a metric that has no series,
 * all labels of one that lacks some, and whether a selector had series since `since`, in seconds since 1970.
 */
export async function lookAgain(
  ask: Ask,
  exposed: Exposed,
  { gaps, quiet }: Pick<Gaps, "gaps" | "quiet">,
  since: number,
): Promise<Exposed> {
  const all = [...gaps, ...quiet];
  const families = distinct(all.filter(isAbsent).flatMap(({ metric }) => familyNames(metric)));
  const declared = await atOnce(families, async (family) => [family, await declaredAt(ask, family)] as const);
  const lacking = distinct(all.flatMap((gap) => (gap.kind === "missing label" ? [allOf(gap.metric, gap.job)] : [])));
  const labels = await atOnce(lacking, async (selector) => {
    return [selector, await ask<string[]>("labels", { "match[]": selector, start: String(since) })] as const;
  });
  const empty = distinct(all.flatMap((gap) => (gap.kind === "no series" ? [gap.selector] : [])));
  const before = await atOnce(empty, async (selector) => {
    const found = await ask<unknown[]>("series", { "match[]": selector, start: String(since), limit: "1" });
    return found.length > 0 ? [selector] : [];
  });
  return { ...exposed, declared: new Map(declared), labels: new Map(labels), before: new Set(before.flat()) };
}

type Absent = Extract<Gap, { readonly kind: "missing metric" | "missing on target" }>;

function isAbsent(gap: Gap): gap is Absent {
  return gap.kind === "missing metric" || gap.kind === "missing on target";
}

/** What is like Prometheus and has no such list tells nothing of it. */
async function declaredAt(ask: Ask, family: string): Promise<readonly Origin[]> {
  try {
    const found = await ask<{ readonly target: Partial<Origin> }[]>("targets/metadata", { metric: family });
    return found.map(({ target: { job = "", instance = "" } }) => ({ job, instance }));
  } catch (error) {
    if (error instanceof NotThere) return [];
    throw error;
  }
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
