import { group, type Rule, renderRuleFiles, renderRuleTests } from "../../../alerts/kit/index.ts";
import { dashboardFileName, renderDashboard } from "../../../dashboards/kit/index.ts";
import { shop } from "../../../examples/team/systems/index.ts";

/** What the example's system gives by itself: rules, their unit tests and the dashboard, by path below `generated/`. */
export function teamFiles(): Readonly<Record<string, string>> {
  const rules = shop.alerts.filter((one): one is Rule => "kind" in one);
  const groups = [group(shop.name, { rules })];
  return {
    ...below("rules", renderRuleFiles(groups)),
    ...below("tests", renderRuleTests(groups)),
    ...below(
      "dashboards",
      Object.fromEntries(shop.dashboards.map((one) => [dashboardFileName(one), renderDashboard(one)])),
    ),
  };
}

function below(folder: string, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]));
}
