import { PanelBuilder } from "@grafana/grafana-foundation-sdk/gauge";
import test from "ava";
import {
  alertList,
  dashboardTable,
  logs,
  max,
  panelTables,
  raw,
  row,
  section,
  table,
} from "../../../dashboards/kit/index.ts";
import { graph, inFlight, requests, sample } from "./samples.ts";

const dashboard = sample([], {
  title: "HTTP & gRPC",
  rows: [
    row("Now", [graph("rps"), alertList("firing", { title: "Alerts", description: "None | is good." })]),
    row("Details", [
      section("Deeper", [
        table("routes", {
          title: "Routes",
          description: "Busiest first.",
          mayBeEmpty: "Nobody asks at night.",
          columns: { route: "Route" },
          queries: [
            { expr: max(requests).by("route"), legend: "Most" },
            { expr: max(inFlight).by("route"), legend: "Busy", mayBeEmpty: "Nothing is slow." },
          ],
        }),
      ]),
      logs("lines", { title: "Lines", description: "Errors.", logql: '{job="http"}' }),
      raw("theirs", new PanelBuilder().title("Theirs").description("Made with Grafana's SDK.")),
    ]),
  ],
});
const entries = [{ dashboard, systems: ["shop", "stack"] }];

test("the table of dashboards links to the panels of each, headings not counted", (t) => {
  t.is(
    dashboardTable(entries).split("\n").at(-1),
    "| [HTTP & gRPC](#http--grpc) | Do requests get answered? | web | shop, stack | 5 |",
  );
});

test("a panel's line says what it shows, why it may be empty and what it needs", (t) => {
  t.deepEqual(panelTables(entries, { alert: (name) => `${name}.md` }).split("\n"), [
    "### HTTP & gRPC",
    "",
    "`http`",
    "",
    "| Row | Panel | Shows | Alerts | Needs |",
    "|---|---|---|---|---|",
    "| Now | Title of rps | What rps means. |  | `http_requests_total` |",
    "|  | Alerts | None \\| is good. |  | alerts of Prometheus |",
    "| Details | *Deeper* |  |  |  |",
    "|  | Routes | Busiest first. May be empty: Nobody asks at night. May be empty: Nothing is slow. |  | `http_in_flight_requests`, `http_requests_total` |",
    "|  | Lines | Errors. |  | logs of Loki |",
    "|  | Theirs | Made with Grafana's SDK. |  |  |",
  ]);
});
