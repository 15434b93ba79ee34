/** What a target's `/metrics` has. */
export interface Exposition {
  /** Each series once, in the order of the text. */
  readonly series: readonly ExposedSeries[];
  /** Type of each family that says one, also where it has no series. */
  readonly types: ReadonlyMap<string, string>;
}

/** A series by its name and labels. */
export interface ExposedSeries {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * Reads Prometheus's text format (0.0.4 and 1.0.0, whose names may be quoted) or OpenMetrics.
 *
 * Lines of another form are left out: what a target exposes is of interest, not whether it does so without fault.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function readExposition(text: string): Exposition {
  const types = new Map<string, string>();
  const series = new Map<string, ExposedSeries>();
  for (const line of text.split("\n")) {
    if (line.startsWith("#")) {
      const [, quoted, plain, type = ""] = typeLine.exec(line) ?? [];
      const name = plain ?? (quoted === undefined ? undefined : unescaped(quoted));
      if (name !== undefined) types.set(name, type);
      continue;
    }
    const one = sampleOf(line);
    if (one !== undefined) series.set(JSON.stringify([one.metric, one.labels]), one);
  }
  return { series: [...series.values()], types };
}

const typeLine = /^#\s*TYPE\s+(?:"((?:\\.|[^"\\])*)"|(\S+))\s+(\S+)/;
const bareName = /[a-zA-Z_:][\w:]*/y;
const spaces = /\s*/y;
/** `label="value"`, or a quoted name: of a label before `=`, of the metric without it. */
const labelPart = /\s*(?:"((?:\\.|[^"\\])*)"|([a-zA-Z_]\w*))\s*(?:=\s*"((?:\\.|[^"\\])*)")?\s*(,|})/y;

function sampleOf(line: string): ExposedSeries | undefined {
  const start = skipSpaces(line, 0);
  const name = take(bareName, line, start);
  const labels: Record<string, string> = {};
  let metric = name?.found[0] ?? "";
  let at = skipSpaces(line, name?.end ?? start);
  if (line[at] === "{") {
    for (at = skipSpaces(line, at + 1); line[at] !== "}"; ) {
      const part = take(labelPart, line, at);
      if (part === undefined) return undefined;
      const [, quoted, plain, value, end] = part.found;
      if (value !== undefined) labels[plain ?? unescaped(quoted ?? "")] = unescaped(value);
      else if (quoted !== undefined) metric = unescaped(quoted);
      // What closes the labels is looked at once more by the loop.
      at = end === "}" ? part.end - 1 : skipSpaces(line, part.end);
    }
    at += 1;
  }
  return metric !== "" && /^\s+\S/.test(` ${line.slice(at)}`) ? { metric, labels } : undefined;
}

function skipSpaces(line: string, from: number): number {
  return take(spaces, line, from)?.end ?? from;
}

function take(pattern: RegExp, text: string, at: number) {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? undefined : { found, end: pattern.lastIndex };
}

function unescaped(text: string): string {
  return text.includes("\\") ? text.replace(/\\(.)/g, (_, character) => (character === "n" ? "\n" : character)) : text;
}
