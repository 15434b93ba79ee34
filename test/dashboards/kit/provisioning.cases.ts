import test from "ava";
import { load } from "js-yaml";
import { dashboardProviderYaml, datasourcesYaml } from "../../../dashboards/kit/index.ts";
import { matchesGolden } from "./golden.ts";

interface Datasources {
  readonly datasources: readonly { readonly url: string; readonly jsonData: { readonly timeInterval?: string } }[];
}

test("datasources", (t) =>
  matchesGolden(t, "provisioning-datasources.yaml", datasourcesYaml({ scrapeInterval: "15s" })));

test("datasources that are reached over TLS", (t) => {
  const tls = { caFile: "/etc/grafana/secrets/current/tls.crt", serverName: "monitoring.example.org" };
  matchesGolden(t, "provisioning-datasources-tls.yaml", datasourcesYaml({ scrapeInterval: "15s", tls }));
});

test("dashboards", (t) =>
  matchesGolden(t, "provisioning-dashboards.yaml", dashboardProviderYaml({ path: "/etc/grafana/config/dashboards" })));

test("the scrape interval and addresses come from the caller", (t) => {
  const { datasources } = load(
    datasourcesYaml({ scrapeInterval: "5s", prometheusUrl: "http://p:1", alertmanagerUrl: "http://a:2" }),
  ) as Datasources;
  t.is(datasources[0]?.jsonData.timeInterval, "5s");
  t.deepEqual(
    datasources.map(({ url }) => url),
    ["http://p:1", "http://a:2"],
  );
});

test("a dollar sign in a value is not expanded by Grafana", (t) => {
  t.regex(dashboardProviderYaml({ path: "/data", folder: "Cost in $USD" }), /folder: Cost in \$\$USD/);
});
