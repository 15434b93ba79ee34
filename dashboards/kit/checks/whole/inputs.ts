import { within } from "../../../../alerts/kit/checks/index.ts";
import type { Check } from "../check.ts";

export const inputs: Check = {
  id: "dashboards/inputs",
  severity: "warning",
  summary: "The dashboard has `__inputs`, which only Grafana's import dialog asks for.",
  why: `Where it comes from a file, nobody is asked: \`\${DS_PROMETHEUS}\` stays as it is, and no panel finds its data source (grafana/grafana#29636).`,
  remedy: "Put a variable of the type datasource in place of the input.",
  bad: '{ "__inputs": [{ "name": "DS_PROMETHEUS", "type": "datasource", "pluginId": "prometheus" }] }',
  good: '{ "__inputs": [] }',
  only: "files",
  of: "dashboard",
  run: ({ inputs: given }) =>
    given.map((name) => ({
      message: `nothing but the import dialog fills in \${${name.value}}.`,
      at: within(name),
    })),
};
