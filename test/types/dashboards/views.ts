// Compiled by `tsc`, never run: every line marked as an error must be one.
import {
  errorRatio,
  levelOf,
  quantilesOf,
  rateOf,
  saturation,
  stat,
  table,
  timeseries,
} from "../../../dashboards/kit/index.ts";
import { counter, gauge, histogram } from "../../../metrics/kit/index.ts";

const requests = counter("requests_total", { help: "R.", labels: ["route", "status"] });
const rejected = counter("rejected_total", { help: "R.", labels: ["route", "reason"] });
const duration = histogram("duration_seconds", { help: "D.", labels: ["route"] });
const used = gauge("used", { help: "U.", labels: ["pool"] });
const limit = gauge("limit", { help: "L.", labels: ["pool"] });
const zoned = gauge("zoned", { help: "Z.", labels: ["zone"] });

timeseries("plain", rateOf(requests));
timeseries(
  "by",
  rateOf(requests.where({ status: /5../ }), { by: ["route", "instance"], legend: "{{route}} on {{instance}}" }),
);
stat("spread", { ...quantilesOf(duration, { by: ["route"] }), width: "sixth" });
timeseries("ratio", errorRatio({ errors: rejected, total: requests, by: ["route", "job"] }));
timeseries("two", { ...rateOf(requests), queries: [...rateOf(requests).queries, ...rateOf(rejected).queries] });
table("columns", {
  ...rateOf(requests),
  queries: rateOf(requests, { by: ["route"] }).queries,
  columns: { route: "Route" },
});
saturation({ used, limit, by: ["pool"] });

// @ts-expect-error no such label
rateOf(requests, { by: ["rout"] });
// @ts-expect-error the label is aggregated away
rateOf(requests, { by: ["route"], legend: "{{status}}" });
// @ts-expect-error everything is one series
rateOf(requests, { legend: "{{status}}" });
// @ts-expect-error rate of a gauge
rateOf(used);
// @ts-expect-error rate of a histogram: of its count or its sum
rateOf(duration);
// @ts-expect-error a counter as it stands says nothing
levelOf(requests, { aggregate: "sum" });
// @ts-expect-error nobody says what becomes of several series
levelOf(used, { by: ["pool"] });
// @ts-expect-error quantiles are of histograms
quantilesOf(requests);
// @ts-expect-error no such label
quantilesOf(duration, { by: ["status"] });
// @ts-expect-error only one of both has it
errorRatio({ errors: rejected, total: requests, by: ["reason"] });
// @ts-expect-error the errors are not counted
errorRatio({ errors: used, total: requests });
// @ts-expect-error series with other labels never meet
saturation({ used, limit: zoned });
// @ts-expect-error how full counters are
saturation({ used: requests, limit });
// @ts-expect-error no such unit
timeseries("unit", { ...rateOf(requests), unit: "requests" });
table("columns", {
  ...rateOf(requests),
  queries: rateOf(requests, { by: ["route"] }).queries,
  // @ts-expect-error columns are labels of the view
  columns: { status: "Status" },
});
