import {
  entryOf,
  type FileText,
  positionIn,
  textIn,
  type YamlMap,
  type YamlNode,
  type YamlReading,
  type YamlScalar,
} from "../../alerts/kit/index.ts";
import { readPromql } from "../../metrics/kit/reading/index.ts";
import type { Finding } from "../../problems/index.ts";

/** What can be told of a dashboard's JSON by itself: its name, its uid, and whether its queries are PromQL. */
export function lintDashboard(file: FileText, { documents: [root] }: YamlReading): readonly Finding[] {
  const wrapped = root?.kind === "map" ? entryOf(root, "dashboard")?.value : undefined;
  const dashboard = wrapped?.kind === "map" ? wrapped : root;
  if (dashboard?.kind !== "map") return [];
  const title = textUnder(dashboard, "title");
  const uid = textUnder(dashboard, "uid");
  const path = `dashboard "${title?.value ?? ""}"`;
  const head = dashboard.entries[0]?.key ?? dashboard;
  return [
    ...(title === undefined || title.value.trim() === ""
      ? [fault(file, path, "words", "it has no title.", "Write one.", title ?? head)]
      : []),
    ...(uid === undefined || /^[a-zA-Z0-9_-]{1,40}$/.test(uid.value)
      ? []
      : [
          fault(
            file,
            path,
            "uid",
            `the uid "${uid.value}" cannot be; allowed are 1 to 40 letters, digits, - and _.`,
            "Choose another.",
            uid,
          ),
        ]),
    ...panelsIn(dashboard).flatMap((panel) => ofPanel(file, path, panel)),
  ];
}

function fault(
  file: FileText,
  path: string,
  check: string,
  message: string,
  hint: string,
  { from, to }: YamlNode,
): Finding {
  return { check: `dashboards/${check}`, severity: "error", path, message, hint, at: positionIn(file, from, to) };
}

function ofPanel(file: FileText, dashboard: string, panel: YamlMap): readonly Finding[] {
  const path = `${dashboard} › panel "${textUnder(panel, "title")?.value ?? ""}"`;
  return listUnder(panel, "targets").flatMap((target) => {
    const expr = target.kind === "map" && isPrometheus(target, panel) ? textUnder(target, "expr") : undefined;
    if (expr === undefined || expr.value.trim() === "") return [];
    const reading = readPromql(withoutVariables(expr.value));
    if (!("fault" in reading)) return [];
    const { message, span } = reading.fault;
    const at = textIn(file, expr).place?.position(span.from, span.to);
    const finding: Finding = {
      check: "promql/syntax",
      severity: "error",
      path,
      message,
      hint: "Correct it at the place that is marked.",
    };
    return [at === undefined ? finding : { ...finding, at }];
  });
}

/** Grafana's variables as something that can stand in their place, of the same length so that places stay. */
function withoutVariables(expr: string): string {
  return expr.replace(/\$\{\w+(?::\w+)?\}|\$\w+|\[\[\w+\]\]/g, (variable, offset: number) => {
    const inRange = /\[[^\]]*$/.test(expr.slice(0, offset)) || /offset\s+$/.test(expr.slice(0, offset));
    return inRange ? `${"1".repeat(Math.max(1, variable.length - 1))}s` : "v".repeat(variable.length);
  });
}

/** A query for another data source is in another language. */
function isPrometheus(target: YamlMap, panel: YamlMap): boolean {
  const source = entryOf(target, "datasource")?.value ?? entryOf(panel, "datasource")?.value;
  const type = source?.kind === "map" ? textUnder(source, "type")?.value : undefined;
  return type === undefined || type === "prometheus";
}

function panelsIn(map: YamlMap): readonly YamlMap[] {
  const own = listUnder(map, "panels").flatMap((one) => (one.kind === "map" ? [one] : []));
  return own.flatMap((panel) => [panel, ...panelsIn(panel)]);
}

function listUnder(map: YamlMap, name: string): readonly YamlNode[] {
  const value = entryOf(map, name)?.value;
  return value?.kind === "list" ? value.items : [];
}

function textUnder(map: YamlMap, name: string): YamlScalar | undefined {
  const value = entryOf(map, name)?.value;
  return value?.kind === "text" ? value : undefined;
}
