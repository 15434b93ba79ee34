import { type Code, text } from "../code.ts";
import {
  type Document,
  group,
  hardline,
  indent,
  join,
  layOut,
  line,
  printCode,
  trailingComma,
} from "../layout/index.ts";
import type { Imports } from "./imports.ts";

/** A statement of the file, with what is said above it. */
export interface Statement {
  readonly comment?: string;
  readonly exported?: true;
  readonly name: string;
  readonly value: Code;
}

const width = 120;

/** The text of a file: imports, then the statements, each after an empty line. */
export function assembled(imports: Imports, statements: readonly Statement[]): string {
  const head = [...imports.all()]
    .filter(([, names]) => names.size > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, names]) => importOf(from, names));
  const parts = [join(head, hardline), ...statements.map(statementOf)];
  return `${layOut(join(parts, [hardline, hardline]), width)}\n`;
}

function importOf(from: string, names: ReadonlyMap<string, string>): Document {
  const sorted = [...names]
    .sort(([a], [b]) => order(a, b))
    .map(([name, local]) => (name === local ? name : `${name} as ${local}`));
  const braces = ["{", indent([line, join(sorted, [",", line])]), trailingComma, line, "}"];
  return [group(["import ", braces]), " from ", printCode(text(from)), ";"];
}

function order(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left === right ? (a < b ? -1 : 1) : left < right ? -1 : 1;
}

function statementOf({ comment, exported, name, value }: Statement): Document {
  const said: Document = comment === undefined ? [] : [comment, hardline];
  return [said, exported ? "export " : "", `const ${name} = `, printCode(value), ";"];
}
