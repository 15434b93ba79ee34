/** What a click on a name in a legend does: shows that series alone, or puts it in or out. */
export type LegendClick = "select" | "append";

/**
 * The names that are shown after a click on one of them, as Grafana does it; undefined when all are.
 * @param visible those shown before; undefined for all
 */
export function visibleAfter(
  click: LegendClick,
  name: string,
  { all, visible }: { readonly all: readonly string[]; readonly visible: readonly string[] | undefined },
): readonly string[] | undefined {
  if (click === "select") {
    const alone = visible?.length === 1 && visible[0] === name;
    return alone ? undefined : [name];
  }
  const before = visible ?? all;
  const after = before.includes(name) ? before.filter((one) => one !== name) : [...before, name];
  return all.every((one) => after.includes(one)) ? undefined : after;
}
