import { allOf, type Exposed, type ExposedTarget, type Questions } from "../../bundle/index.ts";
import type { Ask } from "../../validation/index.ts";
import { atOnce } from "./at-once.ts";

interface Answer {
  readonly result: readonly {
    readonly metric: Readonly<Record<string, string>>;
    readonly value: readonly [number, string];
  }[];
}

/** The endpoints that a Prometheus scrapes; `up` has them also where the list of targets is not served. */
export async function targetsOf(ask: Ask): Promise<readonly ExposedTarget[]> {
  const { result } = await ask<Answer>("query", { query: "up" });
  return result.map(({ metric: { job = "", instance = "" }, value: [, up] }) => ({ job, instance, up: up === "1" }));
}

/** What a Prometheus has of the metrics asked for, and all names by job. No query returns more series than the questions tell apart. */
export async function exposedTo(ask: Ask, targets: readonly ExposedTarget[], questions: Questions): Promise<Exposed> {
  const jobs = [...new Set(targets.map(({ job }) => job)), ""];
  const recent = String(Math.floor(Date.now() / 1000) - 300);
  const names = new Map(
    await atOnce(jobs, async (job): Promise<[string, ReadonlySet<string>]> => {
      const match = `{job=${JSON.stringify(job)}, __name__!=""}`;
      return [job, new Set(await ask<string[]>("label/__name__/values", { "match[]": match, start: recent }))];
    }),
  );
  const all = new Set([...names.values()].flatMap((ofJob) => [...ofJob]));
  const there = [...questions].filter(([metric]) => all.has(metric));
  const series = await atOnce(
    there,
    async ([metric, labels]): Promise<[string, Answer["result"][number]["metric"][]]> => {
      const by = ["job", "instance", ...labels].map(labelName).join(", ");
      const { result } = await ask<Answer>("query", { query: `group by (${by}) (${allOf(metric)})` });
      return [metric, result.map(({ metric: found }) => found)];
    },
  );
  return { targets, names, series: new Map(series), labels: new Map(), declared: new Map(), before: new Set() };
}

function labelName(name: string): string {
  return /^[a-zA-Z_]\w*$/.test(name) ? name : JSON.stringify(name);
}
