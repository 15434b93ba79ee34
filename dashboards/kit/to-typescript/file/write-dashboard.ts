import type { ForeignDashboard } from "../../from-json/index.ts";
import { objectsOf, textOf } from "../../from-json/index.ts";
import { type Code, call, list, literal, numeral, object, text, word } from "../code.ts";
import { type CatalogueMetric, definitionOf } from "../metrics/index.ts";
import { legendLabels } from "../panels/index.ts";
import { assembled, type Statement } from "./assemble.ts";
import { expressionsFor, type Wanted } from "./expressions.ts";
import { noteImports } from "./imports.ts";
import { exportedName, takenNames } from "./names.ts";
import { rowCodes } from "./rows.ts";
import { choiceOf, variableCodes } from "./variables.ts";
import type { Drafting, WrittenDashboard } from "./written.ts";

export interface WriteOptions {
  /** Metrics that can be imported. */
  readonly catalogue: ReadonlyMap<string, CatalogueMetric>;
  /** Where the file imports the kit of dashboards from, and that of metrics. */
  readonly kit: string;
  readonly metricsKit: string;
  /** Team to ask. @default a placeholder that the checks point at */
  readonly owner?: string;
  /** @default the file's, or one made of the title */
  readonly uid?: string;
}

/**
 * Writes a dashboard in TypeScript: what the kit can say in its words, the rest as Grafana has it. Deterministic, and laid
 * out so that Biome finds nothing to change.
 */
export function writeDashboard(dashboard: ForeignDashboard, options: WriteOptions): WrittenDashboard {
  const uid = options.uid ?? dashboard.uid;
  const exported = exportedName(uid);
  const imports = noteImports(new Set([exported]));
  const taken = new Set([...takenNames, exported]);
  const { catalogue, kit: kitFrom } = options;
  const expressions = expressionsFor(queriesIn(dashboard), { catalogue, imports, kitFrom, taken });
  const kit = (name: string) => imports.use(kitFrom, name);
  const draft: Drafting = {
    kit,
    expressions,
    attempt: (write) => expressions.attempt(() => imports.attempt(write)),
    described(given) {
      const words = textOf(given).trim();
      return words === "" ? word(kit("notDescribedYet")) : text(words);
    },
    panels: [],
    notes: [...dashboard.leftOut],
  };
  const value = call(kit("dashboard"), optionsOf(dashboard, { uid, owner: options.owner }, draft));
  const own = expressions.own();
  const definitions = own.map((metric, index): Statement => {
    const named = (name: string) => imports.use(options.metricsKit, name);
    const definition = definitionOf(metric, named, () => word(kit("notDescribedYet")));
    return { name: metric.identifier, value: definition, ...(index === 0 && { comment: aboveMetrics }) };
  });
  const file = assembled(imports, [...definitions, { name: exported, value, exported: true }]);
  const { panels, notes } = draft;
  return { text: file, exported, panels, notes, metrics: own.map(({ name }) => name) };
}

const aboveMetrics =
  "// What the queries show of metrics that no catalogue has: say what they mean, and move them to metrics/.";

function optionsOf(
  dashboard: ForeignDashboard,
  { uid, owner }: { readonly uid: string; readonly owner: string | undefined },
  draft: Drafting,
): Code {
  const rows = rowCodes(dashboard, draft);
  const variables = variableCodes(dashboard, rows, draft);
  const { schemaVersion = 42, tags = [], links = [], time, refresh } = dashboard;
  const isRaw = draft.panels.some(({ untyped }) => untyped !== undefined);
  const isUsualTime = time === undefined || (time.from === "now-1h" && time.to === "now");
  const options = {
    uid: text(uid),
    title: text(dashboard.title || "Untitled"),
    owner: draft.described(owner),
    purpose: draft.described(dashboard.description),
    tags: tags.length === 0 ? undefined : literal(tags),
    refresh: refresh === undefined || refresh === "30s" ? undefined : text(refresh),
    time: isUsualTime ? undefined : literal(time),
    links: links.length === 0 ? undefined : literal(links),
    schemaVersion: isRaw && schemaVersion < 42 ? numeral(schemaVersion) : undefined,
    variables: variables.length === 0 ? undefined : list(variables),
    rows: list(rows),
  };
  return object(options, { open: true });
}

/** Everything that is asked, with the labels that legends and choices want of the answers. */
function queriesIn({ rows, variables }: ForeignDashboard): readonly Wanted[] {
  const targets = rows.flatMap(({ panels }) => panels.flatMap(({ model }) => objectsOf(model.targets)));
  return [
    ...targets.map(({ expr, legendFormat }) => ({ expr: textOf(expr), labels: legendLabels(textOf(legendFormat)) })),
    ...variables.flatMap((variable) => {
      const choice = choiceOf(variable);
      return choice === undefined ? [] : [{ expr: choice.expr, labels: [choice.label] }];
    }),
  ];
}
