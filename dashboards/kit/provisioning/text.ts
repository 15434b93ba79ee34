import { dump } from "js-yaml";

/** A text as Grafana's provisioning takes it: it expands `$NAME` and `$__file{…}` in every value; a doubled dollar sign stands for one. */
export function literal(text: string): string {
  return text.replaceAll("$", "$$$$");
}

/** A provisioning file, the same bytes each time. */
export function yaml(content: object): string {
  return dump(content, { lineWidth: -1, noRefs: true, sortKeys: true });
}
