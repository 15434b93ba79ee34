import test from "ava";
import { linkedLabels, replaceLinkedLabels } from "../../../dashboards/kit/data-link.ts";
import { clicked, dashboardLink, panelId, variable } from "../../../dashboards/kit/index.ts";

test("a link to a dashboard carries the time range and every variable", (t) => {
  t.deepEqual(dashboardLink("http", { title: "HTTP" }), {
    title: "HTTP",
    url: `/d/http?\${__url_time_range}&\${__all_variables}`,
  });
});

test("variables that are named go alone, with the data source", (t) => {
  const variables = { route: clicked("route"), instance: variable("instance"), stage: "a&b" };
  const url: string = dashboardLink("http", { title: "HTTP", panel: "rps", variables }).url;
  t.is(
    url,
    `/d/http?viewPanel=${panelId("rps")}&\${__url_time_range}&\${datasource:queryparam}` +
      `&var-route=\${__field.labels.route:percentencode}&\${instance:queryparam}&var-stage=a%26b`,
  );
});

test("what is chosen here can be chosen there under another name", (t) => {
  const { url } = dashboardLink("http", { title: "HTTP", variables: { host: variable("instance") } });
  t.true(url.endsWith(`&var-host=\${instance:percentencode}`), url);
});

test("a text with a template keeps what stands around it", (t) => {
  const { url } = dashboardLink("http", { title: "HTTP", variables: { path: `/v1/\${__field.labels.route} $5` } });
  t.true(url.endsWith(`&var-path=%2Fv1%2F\${__field.labels.route:percentencode}%20%245`), url);
});

test("labels that an address names", (t) => {
  t.deepEqual(linkedLabels(`/\${__field.labels.a}/\${__field.name}/\${__field.labels.b:queryparam}`), ["a", "b"]);
  t.is(
    replaceLinkedLabels(`/\${__field.labels.a}?b=\${__field.labels.b:percentencode}`, (label) => label.toUpperCase()),
    `/\${A}?b=\${B:percentencode}`,
  );
});
