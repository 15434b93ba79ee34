/** Markup that is safe to send: only {@link html} makes it. */
export interface Html {
  readonly markup: string;
  readonly [safe]: true;
}

const safe: unique symbol = Symbol("safe markup");

export type HtmlPart = Html | string | number | false | undefined | readonly HtmlPart[];

/** Template tag: every value put in is escaped, except markup that itself came out of this tag; lists are joined. */
export function html(texts: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return trusted(texts.reduce((markup, text, index) => markup + toMarkup(parts[index - 1]) + text));
}

/** Markup from our own source, for what the tag cannot hold (a style sheet). Never for anything received. */
export function trusted(markup: string): Html {
  return { markup, [safe]: true };
}

function toMarkup(part: HtmlPart): string {
  if (part === undefined || part === false) return "";
  if (typeof part === "string" || typeof part === "number") return escapeHtml(String(part));
  if (isHtml(part)) return part.markup;
  return part.map(toMarkup).join("");
}

function isHtml(part: Html | readonly HtmlPart[]): part is Html {
  return safe in part;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
