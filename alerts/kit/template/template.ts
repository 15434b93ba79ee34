import { formatValue, type ValueFormat } from "./format-value.ts";

/** A place in a template where Prometheus puts something in. Opaque, so that nothing but interpolation compiles. */
export interface Insert {
  toString(): string;
  readonly kind: "insert";
}

/** The value of the alert's expression; bare, or in the form of one of Prometheus's template functions. */
export type ValueInsert = Insert & Readonly<Record<Exclude<ValueFormat, "plain">, Insert>>;

/** Text for a person, with the labels that the expression leaves and its value. */
export type Template<Label extends string> =
  | string
  | ((data: { readonly labels: { readonly [Name in Label]: Insert }; readonly value: ValueInsert }) => string);

/**
 * A template taken apart: literal text, labels and values in order. A parameter is a further part of an address,
 * `&name=` with the label's value; where the alert lacks the label, there is none.
 */
export type TemplatePart =
  | string
  | { readonly label: string; readonly parameter?: string }
  | { readonly value: ValueFormat };

/** Calls a template once with marks in place of data and cuts its result at them. */
export function templateParts<Label extends string>(template: Template<Label>): readonly TemplatePart[] {
  if (typeof template === "string") return [template];
  const inserted: Exclude<TemplatePart, string>[] = [];
  const mark = (part: Exclude<TemplatePart, string>): Insert => ({
    kind: "insert",
    toString: () => `\u0001${inserted.push(part) - 1}\u0001`,
  });
  const labels = new Proxy({} as { readonly [Name in Label]: Insert }, {
    get: (_, label) => mark({ label: String(label) }),
  });
  const formats = ["humanize", "humanize1024", "humanizeDuration", "humanizePercentage"] as const;
  const forms = Object.fromEntries(formats.map((format) => [format, mark({ value: format })]));
  const value = { ...mark({ value: "plain" }), ...forms } as ValueInsert;
  return template({ labels, value })
    .split("\u0001")
    .map((text, index) => (index % 2 === 0 ? text : (inserted[Number(text)] ?? "")))
    .filter((part) => part !== "");
}

/** Prints a template in Go's syntax, as Prometheus reads it. */
export function toGoTemplate(parts: readonly TemplatePart[]): string {
  return parts.map(goText).join("");
}

/** Fills a template as Prometheus would. A label that is absent becomes an empty text. */
export function fillTemplate(
  parts: readonly TemplatePart[],
  { labels, value }: { readonly labels: Readonly<Record<string, string>>; readonly value: number },
): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      if ("value" in part) return formatValue(value, part.value);
      const text = labels[part.label] ?? "";
      if (part.parameter === undefined) return text;
      return text === "" ? "" : `&${part.parameter}=${queryEscaped(text)}`;
    })
    .join("");
}

/** As Go's `urlquery` does it: https://pkg.go.dev/net/url#QueryEscape */
function queryEscaped(text: string): string {
  const escaped = encodeURIComponent(text).replaceAll("%20", "+");
  return escaped.replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function goText(part: TemplatePart): string {
  if (typeof part === "string") return part.replaceAll("{{", '{{ "{{" }}');
  if ("value" in part) return part.value === "plain" ? "{{ $value }}" : `{{ $value | ${part.value} }}`;
  const plain = /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(part.label);
  const label = plain ? `$labels.${part.label}` : `index $labels ${JSON.stringify(part.label)}`;
  if (part.parameter === undefined) return `{{ ${label} }}`;
  return `{{ with ${label} }}&${part.parameter}={{ . | urlquery }}{{ end }}`;
}
