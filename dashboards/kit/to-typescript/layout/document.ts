/** A text with the places where it may be broken into lines, as Wadler's pretty printers have it. */
export type Document =
  | string
  | readonly Document[]
  | { readonly kind: "line"; readonly flat: string; readonly hard?: true }
  | { readonly kind: "indent"; readonly of: Document }
  | { readonly kind: "if-broken"; readonly broken: string }
  /** Broken as a whole or not at all; `broken` when it holds a line that has to be. */
  | { readonly kind: "group"; readonly of: Document; readonly broken: boolean }
  /** The first of several layouts that fits; the last one when none does. */
  | { readonly kind: "choice"; readonly of: readonly Document[] };

/** Nothing, or a new line where its group is broken. */
export const softline: Document = { kind: "line", flat: "" };

/** A space, or a new line where its group is broken. */
export const line: Document = { kind: "line", flat: " " };

/** Always a new line. */
export const hardline: Document = { kind: "line", flat: "", hard: true };

/** The comma behind the last item of what is broken. */
export const trailingComma: Document = { kind: "if-broken", broken: "," };

export function indent(of: Document): Document {
  return { kind: "indent", of };
}

export function group(of: Document, options: { readonly broken?: boolean } = {}): Document {
  return { kind: "group", of, broken: options.broken === true || hasHardline(of) };
}

export function choice(...of: readonly Document[]): Document {
  return { kind: "choice", of };
}

/** Documents with something between them. */
export function join(items: readonly Document[], separator: Document): Document {
  return items.map((item, index) => (index === 0 ? item : [separator, item]));
}

/** Whether it cannot stand on one line. */
export function hasHardline(document: Document): boolean {
  if (typeof document === "string") return false;
  if (isList(document)) return document.some(hasHardline);
  switch (document.kind) {
    case "line":
      return document.hard === true;
    case "if-broken":
      return false;
    case "indent":
      return hasHardline(document.of);
    case "choice":
      return document.of[0] !== undefined && hasHardline(document.of[0]);
    case "group":
      return document.broken;
  }
}

// Array.isArray does not narrow readonly arrays.
export function isList(document: Document): document is readonly Document[] {
  return Array.isArray(document);
}
