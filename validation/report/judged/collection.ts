import type { Collection } from "../../result/index.ts";
import { count, time, whole } from "../words/index.ts";
import type { Judged } from "./judged.ts";

/** Every run: what was exposed is stored, and nothing else. */
export function judgeCollection({ runs }: Collection): Judged[] {
  return runs.map(({ interval, series, exposed, lost, wrong }) => ({
    subject: `${whole(series)} series every ${time(interval)}`,
    outcome: lost + wrong > 0 ? "failed" : exposed === 0 ? "not measured" : "passed",
    expected: `${whole(exposed)} samples as exposed`,
    seen: `${whole(lost)} lost, ${whole(wrong)} wrong`,
  }));
}

export function collectionSentence({ runs }: Collection): string {
  const exposed = runs.reduce((sum, run) => sum + run.exposed, 0);
  const lost = runs.reduce((sum, run) => sum + run.lost, 0);
  const wrong = runs.reduce((sum, run) => sum + run.wrong, 0);
  const most = Math.max(0, ...runs.map(({ series }) => series));
  return `${whole(lost)} lost and ${whole(wrong)} wrong of ${count(exposed, "sample")}, up to ${whole(most)} series`;
}
