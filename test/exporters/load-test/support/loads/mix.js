import { check, group } from "k6";
import http from "k6/http";
import { Counter, Rate } from "k6/metrics";

// One user's mix of reads and decisions, a fixed number of times; locustfile.py is the same one.
const target = __ENV.TARGET;
const rejected = new Counter("rejected_decisions");
const serverErrors = new Rate("server_errors");

const thresholds = {
  http_req_duration: ["p(95)<60000", "p(99)<0.0001"],
  server_errors: ["rate<0.9"],
};
for (const name of ["list_decisions", "decide"]) {
  thresholds[`http_req_duration{name:${name}}`] = ["p(95)<60000"];
  thresholds[`http_reqs{name:${name}}`] = [];
  thresholds[`http_req_failed{name:${name}}`] = [];
}
thresholds["http_req_duration{group:::reading}"] = [];

export const options = {
  scenarios: {
    mix: { executor: "per-vu-iterations", vus: 2, iterations: Number(__ENV.ITERATIONS || 20), maxDuration: "60s" },
  },
  thresholds,
  summaryTrendStats: ["avg", "min", "med", "max", "p(90)", "p(95)", "p(99)", "p(99.9)", "count"],
};

export default function () {
  group("reading", () => {
    for (let n = 0; n < 3; n += 1) {
      const answer = http.get(`${target}/decisions?page=${n}`, { tags: { name: "list_decisions" } });
      check(answer, { "list is there": ({ status }) => status === 200 });
    }
  });
  const answer = http.post(`${target}/decisions/${__ITER}`, "{}", { tags: { name: "decide" } });
  const failed = answer.status >= 500;
  check(answer, { decided: () => !failed });
  serverErrors.add(failed);
  if (failed) rejected.add(1);
}
