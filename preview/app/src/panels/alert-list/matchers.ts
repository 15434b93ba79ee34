/** What a label has to be. */
export interface Matcher {
  readonly label: string;
  readonly operator: "=" | "!=" | "=~" | "!~";
  readonly value: string;
}

/**
 * Reads `{severity="critical", team=~"a|b"}`; braces and quotes may be left out.
 * @throws Error with what cannot be read
 */
export function readMatchers(text: string): Matcher[] {
  const inner = text.trim().replace(/^\{/, "").replace(/\}$/, "");
  const matchers: Matcher[] = [];
  let rest = inner.trim();
  while (rest !== "") {
    const found = /^([\w.-]+)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|([^,"]*))\s*(?:,\s*|$)/.exec(rest);
    if (found === null) throw new Error(`“${rest}” is no matcher of a label, such as severity="critical"`);
    const [whole, label = "", operator = "=", quoted, plain = ""] = found;
    const value = quoted === undefined ? plain.trim() : quoted.replace(/\\(.)/g, "$1");
    if (operator.endsWith("~")) new RegExp(`^(?:${value})$`);
    matchers.push({ label, operator: operator as Matcher["operator"], value });
    rest = rest.slice(whole.length);
  }
  return matchers;
}

/** An absent label counts as an empty one; regular expressions match the whole value. */
export function matchesAll(labels: Readonly<Record<string, string>>, matchers: readonly Matcher[]): boolean {
  return matchers.every(({ label, operator, value }) => {
    const given = labels[label] ?? "";
    if (operator === "=") return given === value;
    if (operator === "!=") return given !== value;
    return new RegExp(`^(?:${value})$`).test(given) === (operator === "=~");
  });
}
