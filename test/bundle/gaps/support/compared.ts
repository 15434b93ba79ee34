import { compare, exposedBy, type Gap, type Gaps, needsOf, readersInWords } from "../../../../bundle/index.ts";
import { defineSystem, type System } from "../../../../systems/index.ts";
import { shop } from "../../support/settings.ts";

/** Rules, as a team has them in a file. */
export function rules(...lines: readonly string[]): { readonly path: string; readonly content: string } {
  return {
    path: "team.yml",
    content: `groups:\n  - name: team\n    rules:\n${lines.map((line) => `      - ${line}\n`).join("")}`,
  };
}

/** An alerting rule with this expression. */
export function asking(expr: string, name = "Asks"): string {
  return `{alert: ${name}, expr: ${JSON.stringify(expr)}}`;
}

/** What is found where targets, `job` or `job instance`, expose these texts. */
export function found(
  lines: readonly string[],
  targets: Readonly<Record<string, string>>,
  systems: readonly System[] = [defineSystem({ ...shop, targets: {} })],
): Gaps {
  const exposed = exposedBy(
    Object.entries(targets).map(([key, text]) => {
      const [job = "", instance = `${job}:80`] = key.split(" ");
      return { job, instance, text };
    }),
  );
  const scraped = exposed.targets.map(({ job }) => job);
  return compare(needsOf({ systems, scraped, rules: lines.length === 0 ? [] : [rules(...lines)] }), exposed, systems);
}

/** Gaps in a word each, with who asks. */
export function told(gaps: readonly Gap[]): readonly string[] {
  return gaps.map((gap) => {
    const { readers, remedy: _remedy, ...fact } = gap;
    const words = Object.entries(fact).flatMap(([key, value]) =>
      key === "kind" || value === false ? [] : [`${key} ${JSON.stringify(value)}`],
    );
    return [gap.kind, ...words, `for ${readersInWords(readers).join(", ")}`].join(" · ");
  });
}
