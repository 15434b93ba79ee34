/** One series of an exposition. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** Name and labels as printed. */
  readonly series: string;
}

export interface ExposedFamily {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

const nameSyntax = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const labelSyntax = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const numberSyntax = /^[+-]?(\d+(\.\d+)?([eE][+-]?\d+)?|Inf)$|^NaN$/;

/** Reads text format 0.0.4 more strictly than Prometheus does. @throws naming the first line that breaks a rule */
export function parseExposition(text: string): ReadonlyMap<string, ExposedFamily> {
  if (!text.endsWith("\n")) throw new Error("the exposition does not end with a new line");
  const families = new Map<string, { name: string; type: string; help: string; samples: Sample[] }>();
  const seen = new Set<string>();
  let current: { name: string; type: string; help: string; samples: Sample[] } | undefined;
  text
    .slice(0, -1)
    .split("\n")
    .forEach((line, index) => {
      const fail = (fault: string): never => {
        throw new Error(`line ${index + 1}: ${fault}: ${line}`);
      };
      // The format lets empty lines pass; they end a family here.
      if (line === "") {
        current = undefined;
        return;
      }
      const help = /^# HELP (\S+) (.*)$/.exec(line);
      if (help?.[1] !== undefined) {
        if (families.has(help[1])) fail("a second HELP");
        if (!nameSyntax.test(help[1])) fail("no name of a metric");
        current = { name: help[1], type: "", help: help[2] ?? "", samples: [] };
        families.set(help[1], current);
        return;
      }
      const type = /^# TYPE (\S+) (counter|gauge|histogram|summary|untyped)$/.exec(line);
      if (type?.[2] !== undefined) {
        if (current === undefined || current.name !== type[1]) fail("a TYPE that does not follow its HELP");
        else if (current.type !== "" || current.samples.length > 0) fail("a TYPE after the fact");
        else current.type = type[2];
        return;
      }
      const sample = parseSample(line, fail);
      if (current === undefined || !belongs(sample.name, current)) fail("a sample outside its family");
      else if (current.type === "") fail("a family without a type");
      else current.samples.push(sample);
      if (seen.has(sample.series)) fail("the same series twice");
      seen.add(sample.series);
    });
  return families;
}

function belongs(name: string, family: { name: string; type: string }): boolean {
  if (name === family.name) return true;
  const suffixes = { histogram: ["_bucket", "_sum", "_count"], summary: ["_sum", "_count"] }[family.type] ?? [];
  return suffixes.some((suffix) => name === family.name + suffix);
}

function parseSample(line: string, fail: (fault: string) => never): Sample {
  const name = /^[^{ ]*/.exec(line)?.[0] ?? "";
  if (!nameSyntax.test(name)) fail("no name of a metric");
  const labels: Record<string, string> = {};
  let at = name.length;
  if (line[at] === "{") {
    at++;
    while (line[at] !== "}") {
      const label = /^([^=]+)="((?:[^"\\]|\\.)*)"/.exec(line.slice(at)) ?? fail("a label that cannot be read");
      const [all, key = "", value = ""] = label;
      if (!labelSyntax.test(key)) fail("no name of a label");
      if (key in labels) fail(`the label ${key} twice`);
      if (/\\[^\\"n]/.test(value.replaceAll("\\\\", ""))) fail("an escape that does not exist");
      labels[key] = value.replace(/\\(.)/g, (_, escaped: string) => (escaped === "n" ? "\n" : escaped));
      at += all.length;
      if (line[at] === ",") at++;
      else if (line[at] !== "}") fail("no comma between labels");
    }
    at++;
  }
  if (line[at] !== " ") fail("no space before the value");
  const value = line.slice(at + 1);
  if (!numberSyntax.test(value)) fail("no number");
  return { name, labels, value: Number(value.replace("Inf", "Infinity")), series: canonical(name, labels) };
}

function canonical(name: string, labels: Readonly<Record<string, string>>): string {
  return JSON.stringify([name, Object.entries(labels).sort()]);
}
