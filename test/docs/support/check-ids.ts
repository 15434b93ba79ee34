import { globSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import ts from "typescript";

/** Folders whose code raises findings. */
const folders =
  "{alerts,bundle,cli,dashboards,exporters,metrics,preview/hot,preview/pictures,preview/server,problems,settings,stack,systems,toolchain,validation}";

/**
 * Every check id that the code can put into a finding, sorted.
 * Read off the syntax: `check: "area/name"`, calls of the small functions that put the area before a name, and the `id`
 * of what is a check as an object.
 * Throws when an id is put together in a way that cannot be read off.
 */
export function checkIds(root: string): readonly string[] {
  const files = globSync(`${folders}/**/*.ts`, { cwd: root }).map((file) => parse(resolve(root, file)));
  const makers = new Map(files.flatMap((file) => makersIn(file)));
  const ids = [
    ...files.flatMap(literalIds),
    ...files.flatMap((file) => idsFromCalls(file, makers)),
    ...files.filter(({ fileName }) => /\/(?:alerts|dashboards)\/kit\/checks\//.test(fileName)).flatMap(objectIds),
  ];
  const unused = [...makers.keys()].filter((maker) => !files.some((file) => callsOf(file, maker).length > 0));
  if (unused.length > 0) throw new Error(`no call was found of ${unused.join(", ")}`);
  return [...new Set(ids)].sort();
}

/** A function that makes an id from a parameter: `systems/` and which parameter it is. */
interface Maker {
  readonly prefix: string;
  readonly parameter: number;
}

/** Makers by `<file>#<function>`. */
function makersIn(file: ts.SourceFile): (readonly [string, Maker])[] {
  return checksIn(file).flatMap((value) => {
    if (!ts.isTemplateExpression(value)) return [];
    const [span, ...others] = value.templateSpans;
    const maker = functionAround(value);
    if (span === undefined || others.length > 0 || !ts.isIdentifier(span.expression) || maker?.name === undefined)
      throw new Error(`${file.fileName}: ${value.getText(file)} cannot be read off`);
    const wanted = span.expression.text;
    const parameter = maker.parameters.findIndex(({ name }) => ts.isIdentifier(name) && name.text === wanted);
    return [[`${file.fileName}#${maker.name.text}`, { prefix: value.head.text, parameter }] as const];
  });
}

// Without an area it is a label's value: the health exporter's series have one of that name.
function literalIds(file: ts.SourceFile): string[] {
  return checksIn(file).flatMap((value) =>
    ts.isStringLiteralLike(value) && value.text.includes("/") ? [value.text] : [],
  );
}

function objectIds(file: ts.SourceFile): string[] {
  return nodesIn(file).flatMap((node) =>
    ts.isPropertyAssignment(node) && node.name.getText(file) === "id" && ts.isStringLiteralLike(node.initializer)
      ? [node.initializer.text]
      : [],
  );
}

function idsFromCalls(file: ts.SourceFile, makers: ReadonlyMap<string, Maker>): string[] {
  return [...makers].flatMap(([key, { prefix, parameter }]) =>
    callsOf(file, key).map((call) => {
      const name = call.arguments[parameter];
      if (name === undefined || !ts.isStringLiteralLike(name))
        throw new Error(`${file.fileName}: ${call.getText(file)} cannot be read off`);
      return `${prefix}${name.text}`;
    }),
  );
}

/** Calls in a file of the function `<file>#<function>`, its own or an imported one. */
function callsOf(file: ts.SourceFile, key: string): ts.CallExpression[] {
  const [home = "", name = ""] = key.split("#");
  if (home !== file.fileName && !imports(file, home, name)) return [];
  return nodesIn(file).filter(
    (node): node is ts.CallExpression =>
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name,
  );
}

function imports(file: ts.SourceFile, home: string, name: string): boolean {
  return file.statements.some((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return false;
    const bindings = statement.importClause?.namedBindings;
    const named = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
    const from = resolve(dirname(file.fileName), statement.moduleSpecifier.text);
    return from === home && named.some((one) => one.name.text === name);
  });
}

/** Values of properties called `check` that are texts: findings have one, releases have another thing of that name. */
function checksIn(file: ts.SourceFile): ts.Expression[] {
  return nodesIn(file).flatMap((node) =>
    ts.isPropertyAssignment(node) && node.name.getText(file) === "check" && isText(node.initializer)
      ? [node.initializer]
      : [],
  );
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function functionAround(node: ts.Node): ts.FunctionDeclaration | undefined {
  for (let above = node.parent; above !== undefined; above = above.parent) {
    if (ts.isFunctionDeclaration(above)) return above;
  }
  return undefined;
}

function nodesIn(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [node];
  ts.forEachChild(node, (child) => {
    found.push(...nodesIn(child));
  });
  return found;
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
}
