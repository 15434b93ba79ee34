import type { Values, VariableValue } from "./values.ts";

/** Formats that a text can have for variables that ask for none; `promql` is what Grafana's Prometheus data source does. */
export type UsualFormat = "promql" | "text" | "raw" | "glob" | "queryparam" | "percentencode";

/**
 * A variable's value in a format: what stands after the colon in `${name:format}`, arguments included.
 * One that nobody knows is read as `glob`, as Grafana does.
 */
export function formatValue(
  given: NonNullable<Values[string]>,
  { name, format, path }: { readonly name: string; readonly format: string; readonly path?: string | undefined },
): string {
  const variable = asVariable(given);
  const [id = "", ...rest] = format.split(":");
  const value = path === undefined ? variable.value : valueAt(variable, path);
  if (id === "text") return path === undefined ? textOf(variable) : join(value, " + ");
  if (id === "queryparam") return queryParameters(name, variable);
  if (variable.verbatim === true) return join(value, ",");
  if (id === "promql") return promql(value, variable.several === true);
  if (id === "date") return dateOf(variable, rest.join(":"));
  return (formats[id] ?? glob)(value, { name, argument: rest.join(":") });
}

function asVariable(given: NonNullable<Values[string]>): VariableValue {
  return typeof given === "object" && "value" in given ? given : { value: given };
}

type Value = string | readonly string[];
type Format = (value: Value, options: { readonly name: string; readonly argument: string }) => string;

const glob: Format = (value) =>
  typeof value !== "string" && value.length > 1 ? `{${value.join(",")}}` : join(value, ",");

const formats: Readonly<Record<string, Format>> = {
  glob,
  raw: (value) => join(value, ","),
  csv: (value) => join(value, ","),
  pipe: (value) => join(value, "|"),
  join: (value, { argument }) => join(value, argument === "" ? "," : argument),
  json: (value) => (typeof value === "string" ? value : JSON.stringify(value)),
  regex: (value) => alternatives(value, escapeRegex),
  lucene: (value) => {
    if (typeof value === "string") return escapeLucene(value);
    return value.length === 0 ? "__empty__" : `(${value.map((one) => `"${escapeLucene(one)}"`).join(" OR ")})`;
  },
  distributed: (value, { name }) =>
    typeof value === "string" ? value : value.map((one, index) => (index === 0 ? one : `${name}=${one}`)).join(","),
  singlequote: (value) => list(value, (one) => `'${one.replaceAll("'", "\\'")}'`),
  doublequote: (value) => list(value, (one) => `"${one.replaceAll('"', '\\"')}"`),
  sqlstring: (value) => list(value, (one) => `'${one.replaceAll("'", "''")}'`),
  html: (value) => escapeHtml(join(value, ", ")),
  percentencode: (value) => encodeStrictly(typeof value === "string" ? value : `{${value.join(",")}}`),
  uriencode: (value) => encodeURI(typeof value === "string" ? value : `{${value.join(",")}}`),
};

function join(value: Value, separator: string): string {
  return typeof value === "string" ? value : value.join(separator);
}

function list(value: Value, quoted: (one: string) => string): string {
  return (typeof value === "string" ? [value] : value).map(quoted).join(",");
}

function textOf({ value, text = value }: VariableValue): string {
  return join(text, " + ");
}

/** Of several values the one at an index, as `${name.0}`; `${name.text}` and `${name.value}` of one. */
function valueAt({ value, text = value, fields }: VariableValue, path: string): Value {
  const field = fields !== undefined && Object.hasOwn(fields, path) ? fields[path] : undefined;
  if (field !== undefined) return field;
  if (path === "text") return text;
  if (typeof value !== "string" && /^\d+$/.test(path)) return value[Number(path)] ?? value;
  return value;
}

/**
 * As it stands in a selector: one value of a variable that can only have one is text in quotes, all else a regular expression
 * in quotes. A text that is a whole matcher, `job="api"`, keeps its quotes.
 */
function promql(value: Value, several: boolean): string {
  if (several) return alternatives(value, escapePromqlRegex);
  const text = join(value, ",");
  return /^\w+(?:=|!=|=~|!~)".*"$/.test(text) ? text : text.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
}

function alternatives(value: Value, escaped: (one: string) => string): string {
  if (typeof value === "string") return escaped(value);
  const all = value.map(escaped);
  return all.length === 1 ? (all[0] ?? "") : `(${all.join("|")})`;
}

/** Escaped for a regular expression inside a PromQL string, which takes a backslash for its own. */
function escapePromqlRegex(value: string): string {
  return value
    .replaceAll("\\", "\\\\\\\\")
    .replaceAll('"', '\\\\\\"')
    .replaceAll(/[$^*{}[\]'+?.()|]/g, "\\\\$&");
}

function escapeRegex(value: string): string {
  return value.replaceAll(/[\\^$*+?.()|[\]{}/]/g, "\\$&");
}

function escapeLucene(value: string): string {
  return value.replaceAll(/[!*+\-=<>\s&|()[\]{}^~?:\\/"]/g, "\\$&");
}

function escapeHtml(value: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return value.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Also what `encodeURIComponent` leaves alone and RFC 3986 reserves. */
function encodeStrictly(value: string): string {
  return encodeURIComponent(value).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function queryParameters(name: string, { value, urlValue = value }: VariableValue): string {
  const all = typeof urlValue === "string" ? [urlValue] : urlValue;
  return all.map((one) => `var-${name}=${encodeStrictly(one)}`).join("&");
}

/** `date`, `date:iso`, `date:seconds`, `date:YYYY-MM-DD`; of what is no moment `NaN`, as Grafana writes it. */
function dateOf({ value, date }: VariableValue, pattern: string): string {
  const ms = Number.parseInt(join(value, ","), 10);
  if (Number.isNaN(ms)) return "NaN";
  if (pattern === "ms") return String(ms);
  if (pattern === "seconds") return String(Math.round(ms / 1000));
  const iso = new Date(ms).toISOString();
  return pattern === "" || pattern === "iso" ? iso : (date?.(pattern) ?? iso);
}
