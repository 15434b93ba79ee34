import * as kit from "../../../../dashboards/kit/index.ts";
import { catalogueOf, readForeignDashboard, writeDashboard } from "../../../../dashboards/kit/to-typescript/index.ts";
import * as metrics from "../../../../metrics/index.ts";
import * as metricsKit from "../../../../metrics/kit/index.ts";

const modules: Readonly<Record<string, object>> = { kit, metrics, "metrics/kit": metricsKit };

/** The TypeScript of a dashboard in JSON. */
export function written(json: string | object, from = { kit: "kit", metrics: "metrics", metricsKit: "metrics/kit" }) {
  const catalogue = catalogueOf([{ from: from.metrics, exports: metrics }]);
  return writeDashboard(readForeignDashboard(json, "test"), { ...from, catalogue, owner: "web" });
}

/** What a written file exports; its imports stand for our modules. */
export function evaluated(text: string): kit.Dashboard {
  const body = text
    .replaceAll(/import \{([^}]*)\} from "([^"]*)";/g, (_, names: string, from: string) => {
      return `const {${names.replaceAll(" as ", ": ")}} = modules["${from}"];`;
    })
    .replace(/^export const \w+ = /m, "return ");
  return new Function("modules", body)(modules) as kit.Dashboard;
}

/** The queries that a dashboard asks, whether or not it passes the checks. */
export function queriesOf({ rows }: kit.Dashboard): readonly string[] {
  return rows
    .flatMap(({ panels }) => panels)
    .flatMap((panel) => {
      if (panel.kind === "raw")
        return (panel.model.targets ?? []).map((target) => (target as { expr?: string }).expr ?? "");
      if (panel.kind === "logs") return [panel.logql];
      return "queries" in panel ? panel.queries.map(({ expr }) => kit.print(expr)) : [];
    });
}
