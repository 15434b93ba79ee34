// Compiled by `tsc`, never run: every line marked as an error must be one.
import { annotation, deployments, firingAlerts, max, row, section, text } from "../../../dashboards/kit/index.ts";
import { graph, inFlight } from "../../dashboards/kit/samples.ts";

const look = { at: "sample", color: "blue" } as const;

annotation("kept", { ...look, expr: inFlight, title: "{{route}}", text: "on {{instance}}", tags: ["job"] });
// @ts-expect-error no such label
annotation("title", { ...look, expr: inFlight, title: "{{code}}" });
// @ts-expect-error max() dropped the label
annotation("text", { ...look, expr: max(inFlight), title: "Busy", text: "{{route}}" });
// @ts-expect-error by() dropped the label
annotation("tags", { ...look, expr: max(inFlight).by("route"), title: "Busy", tags: ["instance"] });
// @ts-expect-error a range of samples is no mark
annotation("range", { ...look, expr: inFlight.range("5m"), title: "Busy" });
firingAlerts({ where: { severity: "critical" } });
// @ts-expect-error not every alert has it
firingAlerts({ where: { route: "/" } });
deployments({ of: { job: "api" } });
// @ts-expect-error a process has no route
deployments({ of: { route: "/" } });

row("Row", [graph("a"), section("Section", [graph("b"), text("c", { title: "T", content: "C" })])]);
// @ts-expect-error a section holds panels
section("Section", [section("Inner", [graph("a")])]);
