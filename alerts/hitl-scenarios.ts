import { activeReviews, decisions, requests, websocket } from "../metrics/hitl.ts";
import { constant, ramp, type SampleSeries, type Shape } from "./kit/index.ts";

const replica = (number: 1 | 2) => ({ job: "hitl-api", instance: `hitl-api-${number}:8003` });

/** Requests to an endpoint in each quarter of a minute. */
export function asked(endpoint: string, { good = 0, bad = 0, refused = 0 }, method = "POST"): readonly SampleSeries[] {
  const growing = (by: number): Shape => ramp({ from: 0, by, per: "15s" });
  return [
    requests.series({ ...replica(1), method, endpoint, status: "200" }, growing(good)),
    requests.series({ ...replica(1), method, endpoint, status: "401" }, growing(refused)),
    requests.series({ ...replica(1), method, endpoint, status: "503" }, growing(bad)),
  ];
}

/** Reviews that wait: every replica tells the number in the one database. */
export function waiting(...samples: readonly Shape[]): readonly SampleSeries[] {
  return [activeReviews.series(replica(1), samples), activeReviews.series(replica(2), samples)];
}

/** Decisions that people took, counted by the replica that took them; it tells all kinds from its start on. */
export function decided(...samples: readonly Shape[]): readonly SampleSeries[] {
  return [
    decisions.series({ ...replica(1), decision: "approve" }, samples),
    decisions.series({ ...replica(1), decision: "escalate" }, constant(0)),
    decisions.series({ ...replica(2), decision: "approve" }, constant(7)),
  ];
}

/** Reviewers' connections to two replicas. */
export function connected(first: readonly Shape[], second: readonly Shape[] = [constant(0)]): readonly SampleSeries[] {
  return [websocket.active.series(replica(1), first), websocket.active.series(replica(2), second)];
}
