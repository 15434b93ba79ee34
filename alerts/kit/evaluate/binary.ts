import type { BinaryNode, MatchingNode } from "../../../metrics/kit/index.ts";
import { Unsupported } from "./unsupported.ts";
import { keyOf, type Labels, omit, pick, type Result, type Sample, withLabels } from "./vector.ts";

/** Joins two results as PromQL's operators do. */
export function binary(node: BinaryNode, left: Result, right: Result): Result {
  if (typeof left === "number" && typeof right === "number") return Number(calculate(node.op, left, right));
  if (typeof right === "number")
    return typeof left === "number" ? [] : withScalar(node, left, (value) => [value, right]);
  if (typeof left === "number") return withScalar(node, right, (value) => [left, value]);
  if (node.op === "and" || node.op === "or" || node.op === "unless") return combineSets(node, left, right);
  return combineVectors(node, left, right);
}

function withScalar(
  node: BinaryNode,
  samples: readonly Sample[],
  operands: (value: number) => readonly [number, number],
): Sample[] {
  return samples.flatMap(({ labels, value }) => apply(node, operands(value), value, labels));
}

function combineSets({ op, matching }: BinaryNode, left: readonly Sample[], right: readonly Sample[]): Sample[] {
  const key = matchingKey(matching);
  const [inLeft, inRight] = [new Set(left.map(key)), new Set(right.map(key))];
  if (op === "or") return [...left, ...right.filter((sample) => !inLeft.has(key(sample)))];
  return left.filter((sample) => inRight.has(key(sample)) === (op === "and"));
}

function combineVectors(node: BinaryNode, left: readonly Sample[], right: readonly Sample[]): Sample[] {
  if (left.length === 0 || right.length === 0) return [];
  const { matching } = node;
  const key = matchingKey(matching);
  const manyRight = matching?.group?.side === "right";
  const [many, one] = manyRight ? [right, left] : [left, right];
  const partners = new Map(one.map((sample) => [key(sample), sample]));
  if (partners.size < one.length) throw new Unsupported(`${node.op}, which finds several partners for one series,`);
  const joined = many.flatMap((sample) => {
    const partner = partners.get(key(sample));
    return partner === undefined
      ? []
      : [{ sample, partner, labels: joinedLabels(matching, sample.labels, partner.labels) }];
  });
  if (new Set(joined.map(({ labels }) => keyOf(labels))).size < joined.length)
    throw new Unsupported(`${node.op}, which finds one partner for several series,`);
  return joined.flatMap(({ sample, partner, labels }) => {
    const [first, second] = manyRight ? [partner, sample] : [sample, partner];
    return apply(node, [first.value, second.value], first.value, labels);
  });
}

/** A comparison drops what it does not hold for and keeps the value it was made of, unless it is to answer. */
function apply({ op, bool }: BinaryNode, operands: readonly [number, number], kept: number, labels: Labels): Sample[] {
  const result = calculate(op, ...operands);
  if (typeof result === "number" || bool === true) return [{ labels, value: Number(result) }];
  return result ? [{ labels, value: kept }] : [];
}

function joinedLabels(matching: MatchingNode | undefined, many: Labels, one: Labels): Labels {
  if (matching?.group !== undefined) {
    const added = matching.group.labels.map((label) => [label, one[label] ?? ""]);
    return withLabels(many, Object.fromEntries(added));
  }
  if (matching === undefined) return many;
  return matching.mode === "on" ? pick(many, matching.labels) : omit(many, matching.labels);
}

function matchingKey(matching: MatchingNode | undefined): (sample: Sample) => string {
  if (matching === undefined) return ({ labels }) => keyOf(labels);
  const part = matching.mode === "on" ? pick : omit;
  return ({ labels }) => keyOf(part(labels, matching.labels));
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
  // Unlike JavaScript, Go takes 1 to the power of anything for 1.
  "^": (left, right) =>
    left === 1 || (left === -1 && Math.abs(right) === Number.POSITIVE_INFINITY) ? 1 : left ** right,
  atan2: (left, right) => Math.atan2(left, right),
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  ">": (left, right) => left > right,
  "<": (left, right) => left < right,
  ">=": (left, right) => left >= right,
  "<=": (left, right) => left <= right,
};
