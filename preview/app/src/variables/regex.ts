import type { VariableOption } from "./option.ts";

/**
 * What a variable's regex makes of the texts that its query gave: those that match, or the part that they name.
 * Groups called `value` and `text` give each; else the first group gives both; with the flag `g` each match is an option.
 * @throws SyntaxError when it is no regular expression
 */
export function filtered(texts: readonly string[], regex: string): readonly VariableOption[] {
  if (regex === "") return texts.map((text) => ({ text, value: text }));
  const pattern = toRegExp(regex);
  return texts.flatMap((text) => optionsIn(text, matchesOf(text, pattern)));
}

function optionsIn(whole: string, matches: readonly RegExpMatchArray[]): readonly VariableOption[] {
  if (matches.length === 0) return [];
  const value = matches.find(({ groups }) => groups?.value)?.groups?.value;
  const text = matches.find(({ groups }) => groups?.text)?.groups?.text;
  if (value !== undefined || text !== undefined) return [{ text: text ?? value ?? "", value: value ?? text ?? "" }];
  const grouped = matches.filter((match) => match.length > 1);
  if (grouped.length === 0) return [{ text: whole, value: whole }];
  return grouped.map(([, first = ""]) => ({ text: first, value: first }));
}

function matchesOf(text: string, pattern: RegExp): readonly RegExpMatchArray[] {
  if (pattern.global) return [...text.matchAll(pattern)];
  const match = pattern.exec(text);
  return match === null ? [] : [match];
}

/** `/pattern/flags`, or a pattern for the whole text. */
function toRegExp(regex: string): RegExp {
  const delimited = /^\/(.*)\/([a-z]*)$/s.exec(regex);
  return delimited === null ? new RegExp(`^${regex}$`) : new RegExp(delimited[1] ?? "", delimited[2]);
}
