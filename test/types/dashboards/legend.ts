// Compiled by `tsc`, never run: every line marked as an error must be one.
import { max, not, rate, stat, sum, table, timeseries } from "../../../dashboards/kit/index.ts";
import { inFlight, requests } from "../../dashboards/kit/samples.ts";

const words = { title: "T", description: "D.", unit: "short" } as const;
const byRoute = sum(rate(requests, "5m")).by("route");
const total = sum(rate(requests, "5m"));

timeseries("kept", { ...words, queries: [{ expr: byRoute, legend: "route {{route}} and {{ route }}" }] });
timeseries("plain", { ...words, queries: [{ expr: total, legend: "all" }] });
timeseries("raw labels", { ...words, queries: [{ expr: requests, legend: "{{instance}} {{code}}" }] });

timeseries("aggregated away", {
  ...words,
  // @ts-expect-error by("route") dropped the label
  queries: [{ expr: byRoute, legend: "{{code}}" }],
});
timeseries("aggregated wholly", {
  ...words,
  // @ts-expect-error the sum of all has no label
  queries: [{ expr: total, legend: "{{route}}" }],
});
timeseries("misspelt", {
  ...words,
  // @ts-expect-error no such label
  queries: [{ expr: requests, legend: "{{rout}}" }],
});
timeseries("second label of one legend", {
  ...words,
  // @ts-expect-error the first is fine, the second is not
  queries: [{ expr: byRoute, legend: "{{route}} {{instance}}" }],
});
timeseries("second query", {
  ...words,
  queries: [
    { expr: byRoute, legend: "{{route}}" },
    // @ts-expect-error each legend is held to its own expression
    { expr: max(inFlight).by("instance"), legend: "{{route}}" },
  ],
});
stat("stat", {
  ...words,
  // @ts-expect-error holds for every kind of panel
  queries: [{ expr: byRoute, legend: "{{code}}" }],
});
table("column", {
  title: "T",
  description: "D.",
  queries: [{ expr: byRoute, legend: "Rate" }],
  // @ts-expect-error a column is a label of some query
  columns: { code: "Code" },
});
timeseries("external label", {
  ...words,
  // @ts-expect-error `stack` is set on what leaves Prometheus only
  queries: [{ expr: sum(requests.where({ stack: not("dev") })), legend: "all" }],
});
