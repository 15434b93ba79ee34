import type { BinaryNode, MatchingNode } from "../../../metrics/kit/index.ts";
import { Unsupported } from "./unsupported.ts";
import { keyOf, type Labels, omit, pick, type Result, type Sample } from "./vector.ts";

/** Joins two results as PromQL's operators do. A comparison with an unknown value is taken to hold. */
export function binary(node: BinaryNode, left: Result, right: Result): Result {
  if (typeof left === "number" && typeof right === "number") return Number(calculate(node.op, left, right));
  if (typeof right === "number")
    return left === right ? [] : withScalar(node, left as readonly Sample[], right, "right");
  if (typeof left === "number") return withScalar(node, right, left, "left");
  if (node.op === "and" || node.op === "or" || node.op === "unless") return combineSets(node, left, right);
  return combineVectors(node, left, right);
}

function withScalar(node: BinaryNode, samples: readonly Sample[], scalar: number, side: "left" | "right"): Sample[] {
  return samples.flatMap((sample) => {
    const operands = side === "right" ? ([sample.value, scalar] as const) : ([scalar, sample.value] as const);
    return apply(node, operands, sample, sample.labels);
  });
}

function combineSets({ op, matching }: BinaryNode, left: readonly Sample[], right: readonly Sample[]): Sample[] {
  const key = matchingKey(matching);
  const [inLeft, inRight] = [new Set(left.map(key)), new Set(right.map(key))];
  if (op === "or") return [...left, ...right.filter((sample) => !inLeft.has(key(sample)))];
  return left.filter((sample) => inRight.has(key(sample)) === (op === "and"));
}

function combineVectors(node: BinaryNode, left: readonly Sample[], right: readonly Sample[]): Sample[] {
  const { matching } = node;
  const key = matchingKey(matching);
  const manyRight = matching?.group?.side === "right";
  const [many, one] = manyRight ? [right, left] : [left, right];
  const partners = new Map(one.map((sample) => [key(sample), sample]));
  return many.flatMap((sample) => {
    const partner = partners.get(key(sample));
    if (partner === undefined) return [];
    const [first, second] = manyRight ? [partner, sample] : [sample, partner];
    return apply(node, [first.value, second.value], first, joinedLabels(matching, sample.labels, partner.labels));
  });
}

function apply(
  { op, bool }: BinaryNode,
  [left, right]: readonly [number | undefined, number | undefined],
  kept: Sample,
  labels: Labels,
): Sample[] {
  const known = left !== undefined && right !== undefined;
  const result = known ? calculate(op, left, right) : undefined;
  if (!isComparison(op)) return [{ labels, value: result === undefined ? undefined : Number(result) }];
  if (bool === true) return [{ labels, value: result === undefined ? undefined : Number(result) }];
  return result === false ? [] : [{ labels, value: kept.value }];
}

function joinedLabels(matching: MatchingNode | undefined, many: Labels, one: Labels): Labels {
  if (matching?.group !== undefined) return { ...many, ...pick(one, matching.group.labels) };
  if (matching === undefined) return many;
  return matching.mode === "on" ? pick(many, matching.labels) : omit(many, matching.labels);
}

function matchingKey(matching: MatchingNode | undefined): (sample: Sample) => string {
  if (matching === undefined) return ({ labels }) => keyOf(labels);
  const part = matching.mode === "on" ? pick : omit;
  return ({ labels }) => keyOf(part(labels, matching.labels));
}

function isComparison(op: string): boolean {
  return /^[=!<>]/.test(op);
}

function calculate(op: string, left: number, right: number): number | boolean {
  const calculation = calculations[op];
  if (calculation === undefined) throw new Unsupported(op);
  return calculation(left, right);
}

const calculations: { readonly [op: string]: ((left: number, right: number) => number | boolean) | undefined } = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "%": (left, right) => left % right,
  "^": (left, right) => left ** right,
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  ">": (left, right) => left > right,
  "<": (left, right) => left < right,
  ">=": (left, right) => left >= right,
  "<=": (left, right) => left <= right,
};
