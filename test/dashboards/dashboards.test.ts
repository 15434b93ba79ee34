import { readdirSync } from "node:fs";
import { parser } from "@prometheus-io/lezer-promql";
import test from "ava";
import * as dashboards from "../../dashboards/index.ts";
import {
  canonicalJson,
  checkDashboards,
  type Dashboard,
  dashboardFileName,
  panelId,
  renderDashboard,
} from "../../dashboards/kit/index.ts";
import { allDashboards } from "./catalogue.ts";
import { matchesGolden } from "./kit/golden.ts";

interface Panel {
  readonly title: string;
  readonly type: string;
  readonly targets?: readonly { readonly expr: string }[];
  readonly links?: readonly { readonly url: string }[];
  /** Of a folded row. */
  readonly panels?: readonly Panel[];
  readonly gridPos: { readonly y: number; readonly h: number };
  readonly fieldConfig?: { readonly defaults: { readonly links?: readonly { readonly url: string }[] } };
}

const dataLinksOf = ({ fieldConfig }: Panel) => fieldConfig?.defaults.links ?? [];

const panelsOf = (dashboard: Dashboard): Panel[] => JSON.parse(renderDashboard(dashboard)).panels;

test("nothing is wrong in them, nor between them", (t) => {
  t.deepEqual(checkDashboards(allDashboards), []);
});

test("every dashboard is taken by a system", (t) => {
  const taken = new Set(allDashboards);
  t.deepEqual(
    Object.values<Dashboard>(dashboards).filter((dashboard) => !taken.has(dashboard)),
    [],
  );
});

test("no golden file is left over", (t) => {
  const known = new Set(allDashboards.map(dashboardFileName));
  const others = /^(kit|from-json|provisioning|written)-/;
  t.deepEqual(
    readdirSync(new URL("../golden/dashboards/", import.meta.url)).filter(
      (file) => !known.has(file) && !others.test(file),
    ),
    [],
  );
});

for (const dashboard of allDashboards) {
  test(`${dashboard.title} renders to its golden file`, (t) =>
    matchesGolden(t, dashboardFileName(dashboard), renderDashboard(dashboard)));

  test(`${dashboard.title}: keys stand in order`, (t) => {
    const rendered = renderDashboard(dashboard);
    t.is(rendered, canonicalJson(JSON.parse(rendered)));
  });

  test(`${dashboard.title}: every query is PromQL once Grafana has filled it in`, (t) => {
    const queries = panelsOf(dashboard).flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    t.true(queries.length > 10);
    for (const query of queries) t.false(hasError(filledIn(query)), query);
  });

  test(`${dashboard.title}: the first row answers the purpose without scrolling`, (t) => {
    const [header, ...rest] = panelsOf(dashboard);
    const first = rest.slice(
      0,
      rest.findIndex(({ type }) => type === "row"),
    );
    t.is(header?.type, "row");
    t.true(first.length > 0);
    for (const { title, type, gridPos } of first) {
      t.true(["stat", "table"].includes(type), title);
      t.true(gridPos.y + gridPos.h <= 9, title);
    }
  });

  test(`${dashboard.title}: links lead to dashboards, panels and variables that exist`, (t) => {
    const { links = [], panels } = JSON.parse(renderDashboard(dashboard));
    const all = panels.flatMap((panel: Panel) => [panel, ...(panel.panels ?? [])]);
    const addresses = [...links, ...all.flatMap((panel: Panel) => [...(panel.links ?? []), ...dataLinksOf(panel)])]
      .map(({ url = "" }: { readonly url?: string }) => url)
      .filter((url) => url.startsWith("/d/"));
    for (const address of addresses) {
      const [, uid, panel] = /^\/d\/([\w-]+)(?:\?(?:viewPanel=(\d+))?|$)/.exec(address) ?? [];
      const target = allDashboards.find((one) => one.uid === uid);
      t.truthy(target, address);
      const ids = target?.rows.flatMap(({ panels }) => panels.map(({ key }) => panelId(key)));
      if (panel !== undefined) t.true(ids?.includes(Number(panel)), address);
      const has = target === undefined ? [] : namesOfVariables(target);
      for (const name of chosenIn(address)) t.true(has.includes(name), `${address}: no $${name} in ${uid}`);
    }
    t.pass();
  });
}

test("the parser used above refuses what is not PromQL", (t) => {
  t.true(hasError("sum by (job (up)"));
  t.true(hasError("rate(up[$__rate_interval])"));
});

/** Variables that a link sets by name; those it carries over all together are taken as far as there are any. */
function chosenIn(address: string): string[] {
  return [...address.matchAll(/var-(\w+)=|\$\{(\w+):queryparam\}/g)].map(([, set, kept]) => set ?? kept ?? "");
}

function namesOfVariables(dashboard: Dashboard): readonly string[] {
  const { templating } = JSON.parse(renderDashboard(dashboard));
  return templating.list.map(({ name }: { readonly name: string }) => name);
}

function filledIn(query: string): string {
  return query.replaceAll(/\$__(?:rate_interval|interval|range)/g, "1m").replaceAll(/\$[a-z]\w*/g, ".+");
}

function hasError(query: string): boolean {
  let found = false;
  parser.parse(query).iterate({
    enter: ({ type }) => {
      if (type.isError) found = true;
    },
  });
  return found;
}
