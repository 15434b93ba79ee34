import { nodesIn } from "../../../metrics/kit/index.ts";
import { readPromql } from "../../../metrics/kit/reading/index.ts";
import {
  type CheckedExpression,
  type CheckedRule,
  type Field,
  type Silence,
  type Text,
  within,
} from "../checks/index.ts";
import { textIn } from "./file-text.ts";
import { checkKeys, fault, type Structure, wanted } from "./structure.ts";
import { entriesOf, entryOf, isNothing, type YamlMap, type YamlScalar } from "./yaml-node.ts";

const keys = ["alert", "record", "expr", "for", "keep_firing_for", "labels", "annotations"];

/** Reads one rule; nothing when its form does not tell what it is. */
export function readRule(
  structure: Structure,
  map: YamlMap,
  group: string,
  index: number,
  silences: readonly Silence[],
): CheckedRule | undefined {
  const texts = textsOf(structure, map, `${group} › rule ${index + 1}`);
  const { alert, record } = texts;
  const name = alert ?? record;
  const path = `${group} › ${name === undefined || name.value === "" ? `rule ${index + 1}` : name.value}`;
  checkKeys(structure, map, keys, path);
  if (name === undefined || name.value === "") {
    fault(
      structure,
      "kind",
      { path, message: "it is neither an alert nor a record.", hint: "Give it a name: alert: … or record: …" },
      firstLine(map),
    );
    return undefined;
  }
  if (alert !== undefined && record !== undefined) {
    fault(
      structure,
      "kind",
      { path, message: "it is an alert and a record at once.", hint: "Make two rules of it." },
      entryOf(map, "record")?.key ?? map,
    );
    return undefined;
  }
  const kind = record === undefined ? "alert" : "record";
  if (kind === "record") checkRecord(structure, map, path);
  const expr = expressionOf(structure, map, texts.expr, path);
  return {
    kind,
    name: textIn(structure.file, name),
    path,
    ...expr,
    ...(texts.for === undefined ? {} : { for: textIn(structure.file, texts.for) }),
    ...(texts.keep_firing_for === undefined ? {} : { keepFiringFor: textIn(structure.file, texts.keep_firing_for) }),
    labels: fieldsOf(structure, map, "labels", path),
    annotations: fieldsOf(structure, map, "annotations", path),
    // Watchdog, written as everybody writes it.
    alwaysFiring: expr.expr !== undefined && isConstant(expr.expr),
    legacyName: false,
    typed: false,
    silences,
  };
}

type Texts = Readonly<Partial<Record<"alert" | "record" | "expr" | "for" | "keep_firing_for", YamlScalar>>>;

function textsOf(structure: Structure, map: YamlMap, path: string): Texts {
  const names = ["alert", "record", "expr", "for", "keep_firing_for"] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const entry = entryOf(map, name);
      const text = entry === undefined || isNothing(entry.value) ? undefined : wanted(structure, entry, "text", path);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

function expressionOf(
  structure: Structure,
  map: YamlMap,
  scalar: YamlScalar | undefined,
  path: string,
): Pick<CheckedRule, "expr" | "unread"> {
  if (scalar === undefined || scalar.value.trim() === "") {
    const entry = entryOf(map, "expr");
    fault(
      structure,
      "no-expression",
      { path, message: "it has no expression.", hint: "Add expr: …" },
      entry?.key ?? firstLine(map),
    );
    return {};
  }
  const text: Text = textIn(structure.file, scalar);
  const reading = readPromql(scalar.value);
  if ("fault" in reading) {
    const { message, span } = reading.fault;
    return { unread: { message, at: within(text, span.from, span.to) } };
  }
  const { node, spans } = reading;
  return {
    expr: {
      node,
      nodes: nodesIn(node),
      spans: () => spans,
      ...(text.place === undefined ? {} : { place: text.place }),
    },
  };
}

function checkRecord(structure: Structure, map: YamlMap, path: string): void {
  for (const name of ["for", "keep_firing_for", "annotations"]) {
    const entry = entryOf(map, name);
    if (entry !== undefined && !isNothing(entry.value))
      fault(structure, "record-field", { path, message: `a record has no ${name}.`, hint: "Remove it." }, entry.key);
  }
}

/** Labels or annotations. */
export function fieldsOf(structure: Structure, map: YamlMap, name: string, path: string): readonly Field[] {
  const entry = entryOf(map, name);
  if (entry === undefined || isNothing(entry.value)) return [];
  const fields = wanted(structure, entry, "map", path);
  return (fields === undefined ? [] : entriesOf(fields)).flatMap((field) => {
    const value = wanted(structure, field, "text", path);
    return value === undefined
      ? []
      : [
          {
            name: textIn(structure.file, field.key),
            value: textIn(structure.file, isNothing(value) ? { ...value, value: "" } : value),
          },
        ];
  });
}

function isConstant({ node }: CheckedExpression): boolean {
  return node.type === "number" || (node.type === "call" && node.name === "vector" && node.args[0]?.type === "number");
}

function firstLine({ from, entries }: YamlMap): { readonly from: number; readonly to: number } {
  return entries[0]?.key ?? { from, to: from + 1 };
}
