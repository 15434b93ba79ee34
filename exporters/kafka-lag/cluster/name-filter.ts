import { type Finding, throwOnErrors } from "../../../problems/index.ts";
import type { NameFilterSettings } from "./settings.ts";

/** Decides which names are wanted. */
export interface NameFilter {
  test(name: string): boolean;
  /** The names among the included patterns that are no regular expressions and not excluded, sorted. */
  readonly literals: readonly string[];
  /** Whether only those can pass. */
  readonly onlyLiterals: boolean;
  /** Whether anything was included on purpose. */
  readonly chosen: boolean;
}

/**
 * Compiles patterns: names, or regular expressions between slashes that must match the whole name.
 * Throws a DefinitionError that lists every pattern that is no regular expression.
 */
export function compileFilter({ include, exclude = [] }: NameFilterSettings, path = ""): NameFilter {
  const findings: Finding[] = [];
  const included = include?.map((pattern, at) => compile(pattern, `${path}include[${at}]`, findings));
  const excluded = exclude.map((pattern, at) => compile(pattern, `${path}exclude[${at}]`, findings));
  throwOnErrors(findings);
  const matches = (patterns: readonly Pattern[], name: string) =>
    patterns.some((pattern) => (typeof pattern === "string" ? pattern === name : pattern.test(name)));
  const test = (name: string) => (included === undefined || matches(included, name)) && !matches(excluded, name);
  const names = (included ?? []).filter((pattern) => typeof pattern === "string");
  return {
    test,
    literals: [...new Set(names)].filter(test).sort(),
    onlyLiterals: included?.every((pattern) => typeof pattern === "string") ?? false,
    chosen: included !== undefined,
  };
}

type Pattern = string | RegExp;

function compile(pattern: string, path: string, findings: Finding[]): Pattern {
  if (pattern.length < 2 || !pattern.startsWith("/") || !pattern.endsWith("/")) return pattern;
  try {
    return new RegExp(`^(?:${pattern.slice(1, -1)})$`, "u");
  } catch (cause) {
    findings.push({
      check: "kafka-lag/pattern",
      severity: "error",
      path,
      message: `${JSON.stringify(pattern)} is no regular expression: ${(cause as Error).message}`,
      hint: "write a name as it is, or a regular expression between slashes: /orders-.+/",
    });
    return pattern;
  }
}
