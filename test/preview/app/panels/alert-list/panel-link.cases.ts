import test from "ava";
import { panelLink } from "../../../../../preview/app/src/panels/alert-list/panel-link.ts";

test("a rule's panel is where Grafana's annotations say", (t) => {
  t.is(panelLink({ __dashboardUid__: "a b", __panelId__: "3" }), "/d/a%20b?viewPanel=3");
  t.is(panelLink({ __dashboardUid__: "kafka" }), "/d/kafka");
});

test("or in any annotation that is the address of a dashboard", (t) => {
  t.is(
    panelLink({ panel: "http://grafana:3000/d/kafka/slug?viewPanel=4&var-a=b" }),
    "/d/kafka/slug?viewPanel=4&var-a=b",
  );
  t.is(panelLink({ panel: "/d/kafka" }), "/d/kafka");
  t.is(panelLink({ summary: "a /d/kafka in words", runbook: "https://example.com/runbooks/d" }), undefined);
});
