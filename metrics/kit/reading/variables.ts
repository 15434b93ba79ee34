/** A variable of Grafana as it is written: `$name`, `${name}`, `${name:format}`, `[[name]]`. */
const variable = /\$\{[A-Za-z_][\w.:-]*\}|\$[A-Za-z_]\w*|\[\[[A-Za-z_]\w*(?::\w+)?\]\]/;
const tokens = new RegExp(
  `"(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*'|\`[^\`]*\`|#.*|${variable.source}|[()[\\]{}]`,
  "g",
);

/** The variable that begins at an offset of a text. */
export function variableAt(text: string, at: number): string | undefined {
  if (text[at] !== "$" && text[at] !== "[") return undefined;
  const match = variable.exec(text.slice(at, at + 200));
  return match?.index === 0 ? match[0] : undefined;
}

/** Whether a text has, or is made of, variables of Grafana. */
export function hasVariable(text: string): boolean {
  return variable.test(text);
}

/**
 * The text with every variable outside of quotes replaced by something as long that PromQL's grammar takes there: a
 * duration in a range, a matcher or a value in braces, a function before parentheses, digits for numbers that Grafana
 * fills in, a name anywhere else.
 */
export function maskVariables(text: string): string {
  if (!hasVariable(text)) return text;
  const open: string[] = [];
  return text.replaceAll(tokens, (token: string, at: number) => {
    if ("([{".includes(token)) open.push(token);
    else if (")]}".includes(token)) open.pop();
    else if (token.startsWith("$") || token.startsWith("[["))
      return masked(token, text.slice(Math.max(0, at - 20), at), text.slice(at + token.length), open.at(-1));
    return token;
  });
}

function masked(token: string, before: string, after: string, inside: string | undefined): string {
  const { length } = token;
  if (inside === "[" || /\boffset\s+-?$/.test(before))
    return /^(?:ms|[smhdwy])/.test(after) ? "1".repeat(length) : `${"1".repeat(length - 1)}s`;
  if (/@\s*$/.test(before) || /^\$\{?__(?:range_m?s|interval_ms|from|to)\b/.test(token)) return "1".repeat(length);
  if (inside === "{") {
    if (/[=~]\s*$/.test(before)) return `"${"v".repeat(length - 2)}"`;
    if (!/^\w*\s*[=!]/.test(after) && length >= 4) return `${"v".repeat(length - 3)}=""`;
  }
  if (/^\s*(?:\(|(?:by|without)\b)/.test(after) && !/\w$/.test(before)) return length < 3 ? "ln" : "sum".padEnd(length);
  return "v".repeat(length);
}
