import { DefinitionError } from "../../../problems/index.ts";
import type { Matcher } from "./node.ts";

/**
 * What a label must be: a text (equal), a regular expression (Prometheus anchors it at both ends),
 * a list (one of), a template variable, or `not(…)` of these. The empty text matches series without the label.
 */
export type Match = Positive | Negation;

type Positive = string | RegExp | readonly string[] | Variable;

/** See {@link not}. */
export interface Negation {
  readonly not: Positive;
}

/** See {@link variable}. */
export interface Variable {
  readonly variable: string;
}

/** The labels of a selection, each with what it must be. */
export type Matchers<L extends string> = { readonly [K in L]?: Match };

/** Labels that nobody checked. */
export type LooseMatchers = { readonly [label: string]: Match | undefined };

/** Everything but: `where({ status: not(/5../) })`. */
export function not(match: Positive): Negation {
  return { not: match };
}

/** A dashboard variable as the value: `variable("instance")` matches whatever is chosen, several values and All included. */
export function variable(name: string): Variable {
  return { variable: name };
}

/**
 * Turns the labels of a selection into matchers.
 * @throws DefinitionError for an empty list, text that is not Unicode, or a regular expression that RE2 does not know.
 */
export function toMatchers(matchers: LooseMatchers): Matcher[] {
  return Object.entries(matchers).flatMap(([label, match]) => (match === undefined ? [] : [toMatcher(label, match)]));
}

function toMatcher(label: string, match: Match): Matcher {
  const negated = isNegation(match);
  const positive = negated ? match.not : match;
  const exact = exactValue(label, positive);
  if (exact !== undefined) return { label, op: negated ? "!=" : "=", value: wellFormed(label, exact) };
  return { label, op: negated ? "!~" : "=~", value: wellFormed(label, pattern(label, positive)) };
}

function isNegation(match: Match): match is Negation {
  return typeof match === "object" && "not" in match;
}

function exactValue(label: string, match: Positive): string | undefined {
  if (typeof match === "string") return match;
  if (!isList(match)) return undefined;
  if (match.length === 0) {
    throw fault(label, "an empty list matches nothing", "Leave the label out, or name at least one value.");
  }
  return match.length === 1 ? match[0] : undefined;
}

function pattern(label: string, match: Positive): string {
  if (match instanceof RegExp) return regexSource(label, match);
  if (isList(match)) return match.map(escapeForRegex).join("|");
  return typeof match === "string" ? match : `$${match.variable}`;
}

// Array.isArray does not narrow readonly arrays.
function isList(match: Positive): match is readonly string[] {
  return Array.isArray(match);
}

/** Escapes a text so that a regular expression matches exactly it (RE2 syntax). */
function escapeForRegex(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
}

/**
 * The text of a regular expression for Prometheus.
 * @throws DefinitionError for what RE2 lacks (lookaround, backreferences) and for flags other than i and s.
 */
export function regexSource(label: string, { source, flags }: RegExp): string {
  const unknown = unknownToRe2(source);
  if (unknown !== undefined) {
    throw fault(label, `/${source}/ uses ${unknown}, which Prometheus does not know`, "Use RE2 syntax.");
  }
  const refused = flags.replace(/[isu]/g, "");
  if (refused !== "") {
    throw fault(label, `/${source}/${flags} has the flag ${refused}, which has no meaning here`, "Flags i and s do.");
  }
  const body =
    source === "(?:)" ? "" : source.replace(/\\(.)/gs, (escaped, character) => (character === "/" ? "/" : escaped));
  return flags.includes("i") ? `(?i)${body}` : body;
}

/**
 * What of a regular expression RE2 does not know, if anything: lookaround, backreferences, JavaScript's own escapes.
 * It leaves out what cannot be matched in linear time: https://github.com/google/re2/wiki/Syntax
 */
export function unknownToRe2(source: string): string | undefined {
  return /\(\?<?[=!]|\\[1-9]|\\k<|\\u|\\c/.exec(source.replaceAll("\\\\", ""))?.[0];
}

function wellFormed(label: string, value: string): string {
  if (value.isWellFormed()) return value;
  throw fault(label, `${JSON.stringify(value)} is not valid Unicode`, "A surrogate stands alone in it.");
}

function fault(label: string, message: string, hint: string): DefinitionError {
  return new DefinitionError([
    { check: "metrics/matcher", severity: "error", path: `label "${label}"`, message, hint },
  ]);
}
