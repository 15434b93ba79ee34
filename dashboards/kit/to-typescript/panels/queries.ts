import { type Json, objectOf, objectsOf, textOf } from "../../from-json/index.ts";
import { type Code, list, object, text } from "../code.ts";
import { type Typed, Untyped } from "../expression/index.ts";
import { titleOf } from "./frame.ts";
import type { Writer } from "./writer.ts";

/** A query that was written, and its name. */
export interface WrittenQuery {
  readonly typed: Typed;
  readonly legend: string;
}

/** The queries of a panel that are shown; throws Untyped when one cannot be written. */
export function queriesOf(panel: Json, writer: Writer): readonly WrittenQuery[] {
  const shown = shownTargets(panel);
  if (shown.length < objectsOf(panel.targets).length) writer.note("its hidden queries.");
  if (shown.length === 0) throw new Untyped("it asks nothing.");
  return shown.map((target, index) => {
    const typed = naming(shown, index, () => writer.expression(textOf(target.expr)));
    const legend = legendOf(target, typed, titleOf(panel));
    for (const label of legendLabels(legend))
      if (!typed.labels.has(label)) throw new Untyped(`its legend names ${label}, which the result lacks.`);
    return { typed, legend };
  });
}

/** Targets that ask Prometheus and are not hidden. */
export function shownTargets(panel: Json): readonly Json[] {
  const targets = objectsOf(panel.targets).filter(({ hide }) => hide !== true);
  for (const { datasource } of [panel, ...targets]) {
    const other = otherDatasource(datasource);
    if (other !== undefined) throw new Untyped(`it asks ${other}, not Prometheus alone.`);
  }
  if (targets.some(({ expr }) => textOf(expr).trim() === "")) throw new Untyped("a query of it is no PromQL.");
  return targets;
}

function otherDatasource(given: unknown): string | undefined {
  const { uid, type = "prometheus" } = objectOf(given);
  const name = typeof given === "string" ? given : textOf(uid);
  if (/^-- .* --$/.test(name)) return name.replaceAll("-- ", "").replaceAll(" --", "");
  if (typeof given === "string") return `"${given}"`;
  return type === "prometheus" ? undefined : String(type);
}

/** The labels that the legend of a query names, read in Grafana's ways of writing them. */
export function legendLabels(legend: string): readonly string[] {
  return [...legend.matchAll(/\{\{\s*(.*?)\s*\}\}/g)].map((match) => match[1] ?? "");
}

/** As the kit has them, in a list. */
export function queryCodes(queries: readonly WrittenQuery[]): Code {
  return list(queries.map(({ typed, legend }) => object({ expr: typed.code, legend: text(legend) })));
}

function naming<T>(targets: readonly Json[], index: number, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof Untyped) || targets.length === 1) throw error;
    throw new Untyped(`query ${textOf(targets[index]?.refId) || index + 1}: ${error.message}`);
  }
}

/** Where nothing is given Grafana shows all labels; a panel of ours says which. */
function legendOf({ legendFormat }: Json, { labels }: Typed, title: string): string {
  const given = textOf(legendFormat).trim();
  if (given !== "" && given !== "__auto") return given;
  const telling = [...labels].filter((label) => label !== "le").sort();
  return telling.length === 0 ? title : telling.map((label) => `{{${label}}}`).join(" ");
}
