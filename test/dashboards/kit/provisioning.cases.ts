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

const loki = { url: "http://loki:3100" };
const tempo = { url: "https://tempo.example.org/$team", traceIdLabel: "traceID" };

test("datasources of logs and traces, each alone and both", (t) => {
  matchesGolden(t, "provisioning-datasources-logs.yaml", datasourcesYaml({ scrapeInterval: "15s", loki }));
  matchesGolden(t, "provisioning-datasources-traces.yaml", datasourcesYaml({ scrapeInterval: "15s", tempo }));
  matchesGolden(t, "provisioning-datasources-both.yaml", datasourcesYaml({ scrapeInterval: "15s", loki, tempo }));
});

test("what leads from one datasource to another leads to one that is there", (t) => {
  for (const options of [{}, { loki }, { tempo }, { loki, tempo }]) {
    const text = datasourcesYaml({ scrapeInterval: "15s", ...options });
    const { datasources } = load(text) as { datasources: readonly { readonly uid: string }[] };
    const there = datasources.map(({ uid }) => uid);
    const named = [...text.matchAll(/(?:datasourceUid|alertmanagerUid): (\S+)/g)].map(([, uid = ""]) => uid);
    t.deepEqual(
      named.filter((uid) => !there.includes(uid)),
      [],
    );
    t.is(new Set(there).size, there.length);
  }
});

test("the id of a trace is found in lines of logfmt and JSON", (t) => {
  const { datasources } = load(datasourcesYaml({ scrapeInterval: "15s", loki, tempo })) as {
    datasources: readonly {
      readonly jsonData: { readonly derivedFields?: readonly { readonly matcherRegex: string }[] };
    }[];
  };
  const [field] = datasources.flatMap(({ jsonData }) => jsonData.derivedFields ?? []);
  const pattern = new RegExp(field?.matcherRegex.replaceAll("$$", "$") ?? "^$");
  for (const line of [
    'level=info traceID=4bf92f35 msg="a"',
    '{"traceID":"4bf92f35","msg":"a"}',
    '{"traceID": "4bf92f35"}',
  ])
    t.is(pattern.exec(line)?.[1], "4bf92f35", line);
  t.false(pattern.test("level=info msg=a"));
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
  t.regex(dashboardProviderYaml({ path: "/data/$USD" }), /path: \/data\/\$\$USD/);
});
