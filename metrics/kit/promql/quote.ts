/** Writes a text as a PromQL string; it reads back as the same text whatever it holds. */
export function quote(text: string): string {
  return special.test(text) ? `"${text.replace(allSpecial, escapeCharacter)}"` : `"${text}"`;
}

const special = /[\\"\p{Cc}]/u;
const allSpecial = new RegExp(special, "gu");

/** Whether a metric's name can stand before the braces; others (UTF-8 names, keywords) go inside, quoted. */
export function isBareMetric(name: string): boolean {
  return /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name) && !metricKeywords.has(name.toLowerCase());
}

/** Whether a label's name can be written without quotes. */
export function isBareLabel(name: string): boolean {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) && !labelKeywords.has(name.toLowerCase());
}

const shortEscapes = new Map([
  ["\\", "\\\\"],
  ['"', '\\"'],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

// Not \x…: above 7f that stands for a single byte, which is no UTF-8.
function escapeCharacter(character: string): string {
  return shortEscapes.get(character) ?? `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}

// Words that mean something where a metric's name can stand. The parser reads several of them as names where nothing else
// makes sense; quoted they are names everywhere.
const metricKeywords = new Set([
  ...["sum", "min", "max", "avg", "count", "group", "stddev", "stdvar", "topk", "bottomk", "quantile"],
  ...["count_values", "limitk", "limit_ratio", "by", "without", "on", "ignoring", "group_left", "group_right"],
  ...["bool", "offset", "and", "or", "unless", "atan2", "start", "end", "inf", "nan", "anchored", "smoothed"],
  ...["fill", "fill_left", "fill_right"],
]);

// Measured with promtool 3.15: the only words that a list of labels refuses without quotes.
const labelKeywords = new Set(["without", "atan2", "inf", "nan"]);
