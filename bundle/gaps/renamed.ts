import { didYouMean } from "../../problems/index.ts";

/** The exposed name that is most likely the one asked for: written otherwise, with another unit, or with another beginning. */
export function renamedTo(metric: string, exposed: Iterable<string>): string | undefined {
  const candidates = [...exposed].filter((name) => name !== metric);
  const words = metric.split("_");
  const found = [
    candidates.filter((name) => bare(name) === bare(metric)),
    candidates.filter((name) => name.endsWith(`_${metric}`) || (words.length > 2 && metric.endsWith(`_${name}`))),
    candidates.filter((name) => differsInOneWord(words, name.split("_"))),
  ];
  return found.find((names) => names.length > 0)?.sort()[0];
}

function bare(name: string): string {
  return name.replace(/(?:_(?:total|seconds|milliseconds|ms|bytes|ratio|percent|info))+$/, "");
}

function differsInOneWord(words: readonly string[], others: readonly string[]): boolean {
  if (words.length !== others.length || words.length < 2) return false;
  const differing = words.flatMap((word, index) => (word === others[index] ? [] : [[word, others[index] ?? ""]]));
  const [[word = "", other = ""] = []] = differing;
  return differing.length === 1 && word.length > 2 && didYouMean(word, [other]) !== undefined;
}
