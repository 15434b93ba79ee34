import {
  entryOf,
  type FileText,
  positionIn,
  type YamlMap,
  type YamlNode,
  type YamlReading,
  type YamlScalar,
} from "../../alerts/kit/index.ts";
import { didYouMean, type Finding } from "../../problems/index.ts";

/** What can be told of an Alertmanager configuration by its structure: receivers and the routes to them. */
export function lintAlertmanager(file: FileText, { documents: [root] }: YamlReading): readonly Finding[] {
  if (root?.kind !== "map") return [];
  const receivers = receiversOf(root);
  const names = receivers.map(({ value }) => value);
  const used = routeReceivers(entryOf(root, "route")?.value);
  return [
    ...ofDefault(file, root),
    ...receivers
      .filter(({ value }, index) => names.indexOf(value) < index)
      .map((name) => fault(file, "duplicate-receiver", name, `two receivers are called ${name.value}.`, "Rename one.")),
    ...used
      .filter(({ value }) => !names.includes(value))
      .map((name) => {
        const meant = didYouMean(name.value, names);
        const hint = meant === undefined ? `Receivers are ${names.join(", ") || "none"}.` : `Is ${meant} meant?`;
        return fault(file, "unknown-receiver", name, `there is no receiver ${name.value}.`, hint);
      }),
    ...receivers
      .filter(({ value }) => !used.some((one) => one.value === value))
      .map((name) => {
        const message = `no route leads to the receiver ${name.value}.`;
        return {
          ...fault(file, "unused-receiver", name, message, "Add a route, or remove it."),
          severity: "warning" as const,
        };
      }),
  ];
}

function ofDefault(file: FileText, root: YamlMap): readonly Finding[] {
  const route = entryOf(root, "route");
  if (route?.value.kind === "map" && entryOf(route.value, "receiver") !== undefined) return [];
  const where = route?.key ?? root.entries[0]?.key ?? root;
  return [fault(file, "no-default", where, "nothing says where alerts go by default.", "Give route a receiver.")];
}

function receiversOf(root: YamlMap): readonly YamlScalar[] {
  const list = entryOf(root, "receivers")?.value;
  return (list?.kind === "list" ? list.items : []).flatMap((one) => textUnder(one, "name"));
}

/** The receiver of a route and of all routes in it. */
function routeReceivers(route: YamlNode | undefined): readonly YamlScalar[] {
  if (route?.kind !== "map") return [];
  const inner = entryOf(route, "routes")?.value;
  return [...textUnder(route, "receiver"), ...(inner?.kind === "list" ? inner.items : []).flatMap(routeReceivers)];
}

function textUnder(node: YamlNode, name: string): readonly YamlScalar[] {
  const value = node.kind === "map" ? entryOf(node, name)?.value : undefined;
  return value?.kind === "text" ? [value] : [];
}

function fault(file: FileText, check: string, { from, to }: YamlNode, message: string, hint: string): Finding {
  return {
    check: `routing/${check}`,
    severity: "error",
    path: file.file,
    message,
    hint,
    at: positionIn(file, from, to),
  };
}
