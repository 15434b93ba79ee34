// Compiled by `tsc`, never run: every line marked as an error must be one.
import {
  barGauge,
  clicked,
  dashboard,
  dashboardLink,
  max,
  rate,
  stat,
  sum,
  table,
  timeseries,
  variable,
} from "../../../dashboards/kit/index.ts";
import { inFlight, requests, sample } from "../../dashboards/kit/samples.ts";

const words = { title: "T", description: "D.", unit: "short" } as const;
const byRoute = sum(rate(requests, "5m")).by("route");
const queries = [{ expr: byRoute, legend: "{{route}}" }] as const;
const trace = (url: string) => ({ title: "Trace", url });

timeseries("here", { ...words, queries, dataLinks: [{ title: "Route", url: `/r/\${__field.labels.route}` }] });
timeseries("format", { ...words, queries, dataLinks: [{ title: "R", url: `/r/\${__field.labels.route:queryparam}` }] });
timeseries("computed", { ...words, queries, dataLinks: [trace(`/t/${Date.length}`)] });
timeseries("clicked", { ...words, queries, dataLinks: [{ title: "R", url: `/r?route=${clicked("route")}` }] });
timeseries("no label", { ...words, queries, dataLinks: [{ title: "R", url: `/r?at=\${__value.time}`, newTab: true }] });

timeseries("aggregated away", {
  ...words,
  queries,
  // @ts-expect-error by("route") dropped the label
  dataLinks: [{ title: "Code", url: `/c/\${__field.labels.code}` }],
});
timeseries("second label", {
  ...words,
  queries,
  // @ts-expect-error the first is fine, the second is not
  dataLinks: [{ title: "Both", url: `/\${__field.labels.route}/\${__field.labels.code:percentencode}` }],
});
stat("second link", {
  ...words,
  queries,
  dataLinks: [
    { title: "Route", url: `/r/\${__field.labels.route}` },
    // @ts-expect-error each link is held to the labels
    { title: "Code", url: `/c/\${__field.labels.code}` },
  ],
});
barGauge("second query", {
  ...words,
  queries: [...queries, { expr: max(inFlight), legend: "all" }],
  // @ts-expect-error the second query's series has no route
  dataLinks: [{ title: "Route", url: `/r/\${__field.labels.route}` }],
});
table("table", {
  title: "T",
  description: "D.",
  columns: { route: "Route" },
  queries,
  // @ts-expect-error holds for every kind of panel
  dataLinks: [{ title: "Code", url: `/c/\${__field.labels.code}` }],
});
timeseries("clicked, gone", {
  ...words,
  queries,
  // @ts-expect-error by("route") dropped the label
  dataLinks: [{ title: "R", url: `/r?code=${clicked("code")}` }],
});
timeseries("misspelt option", {
  ...words,
  queries,
  // @ts-expect-error no such option
  dataLinks: [{ title: "Route", url: "/r", newTabs: true }],
});

timeseries("drill-down", {
  ...words,
  queries,
  dataLinks: [
    dashboardLink("http", { title: "All of it" }),
    dashboardLink("http", {
      title: "This route",
      panel: "rps",
      variables: { route: clicked("route"), instance: variable("instance"), stage: "prod" },
    }),
  ],
});
timeseries("drill-down by what is gone", {
  ...words,
  queries,
  // @ts-expect-error by("route") dropped the label
  dataLinks: [dashboardLink("http", { title: "This one", variables: { instance: clicked("instance") } })],
});
stat("on the title", { ...words, queries, links: [dashboardLink("http", { title: "HTTP" })] });
dashboard({
  ...sample([]),
  links: [dashboardLink("http", { title: "HTTP", variables: { route: variable("route") } })],
});
