import { dump } from "js-yaml";

/** Prints plain data as YAML 1.1-safe text in the order given: no folding, no anchors, a final newline. */
export function toYaml(value: object): string {
  return dump(value, { lineWidth: -1, noRefs: true });
}
