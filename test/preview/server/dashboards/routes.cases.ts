import { gunzipSync } from "node:zlib";
import test from "ava";
import { createCatalogue, type DashboardSource } from "../../../../preview/server/index.ts";
import { request } from "../../../exporters/support/request.ts";
import { dashboardText } from "../support/dashboard.ts";
import { startedPreview } from "../support/preview.ts";

const dashboards = {
  "Kafka/b.json": dashboardText("b", "Beta"),
  "Kafka/a.json": dashboardText("a", "Alpha"),
  "top.json": dashboardText("top", "Top"),
};

test("the list: folder, title, tags and file of each, and a revision", async (t) => {
  const { url } = await startedPreview(t, [], { dashboards });
  const { status, text, headers } = await request(`${url}/api/dashboards`);
  const { revision, ...rest } = JSON.parse(text) as { revision: string };
  t.deepEqual(
    [status, headers["content-type"], headers["cache-control"]],
    [200, "application/json; charset=utf-8", "no-cache"],
  );
  t.deepEqual(rest as unknown, {
    dashboards: [
      { uid: "top", title: "Top", tags: ["a"], folder: "", file: "top.json" },
      { uid: "a", title: "Alpha", tags: ["a"], folder: "Kafka", file: "Kafka/a.json" },
      { uid: "b", title: "Beta", tags: ["a"], folder: "Kafka", file: "Kafka/b.json" },
    ],
    faults: [],
  });
  t.is(headers.etag, `W/"${revision}"`);
});

test("a dashboard: its content as it is in the file", async (t) => {
  const { url } = await startedPreview(t, [], { dashboards });
  const { status, text } = await request(`${url}/api/dashboards/a`);
  const { revision, ...rest } = JSON.parse(text) as { revision: string };
  t.is(status, 200);
  t.regex(revision, /^[0-9a-f]{16}$/);
  t.deepEqual(rest as unknown, {
    folder: "Kafka",
    file: "Kafka/a.json",
    dashboard: JSON.parse(dashboards["Kafka/a.json"]) as unknown,
  });
});

const kept = test.macro({
  async exec(t, path: string) {
    const { url } = await startedPreview(t, [], { dashboards });
    const { headers } = await request(`${url}${path}`);
    const etag = headers.etag as string;
    for (const known of [etag, etag.replace("W/", ""), `"x", ${etag}`, "*"]) {
      const { status, text, headers: again } = await request(`${url}${path}`, { headers: { "if-none-match": known } });
      t.deepEqual([status, text, again.etag], [304, "", etag], known);
    }
    t.is((await request(`${url}${path}`, { headers: { "if-none-match": '"x"' } })).status, 200);
    const head = await request(`${url}${path}`, { method: "HEAD" });
    t.deepEqual([head.status, head.text, head.headers.etag], [200, "", etag]);
  },
  title: (_, path) => `${path} is not sent again to who has it`,
});
test(kept, "/api/dashboards");
test(kept, "/api/dashboards/a");

test("what is large is compressed for who takes it", async (t) => {
  const large = dashboardText("large", "Large", { description: "x".repeat(5000) });
  const { url } = await startedPreview(t, [], { dashboards: { "large.json": large } });
  const { headers, body } = await request(`${url}/api/dashboards/large`, { headers: { "accept-encoding": "gzip" } });
  t.is(headers["content-encoding"], "gzip");
  t.true(body.length < 500);
  t.deepEqual((JSON.parse(gunzipSync(body).toString()) as { dashboard: unknown }).dashboard, JSON.parse(large));
});

test("a dashboard that is not there: 404, and which broken file it may be in", async (t) => {
  const catalogue = createCatalogue();
  const source: DashboardSource = { ...catalogue, close: async () => {} };
  const { url } = await startedPreview(t, [], { source });
  const missing = async (uid: string) => {
    const { status, text } = await request(`${url}/api/dashboards/${uid}`);
    return [status, JSON.parse(text)];
  };
  t.deepEqual(await missing("a"), [404, { error: 'there is no dashboard with the uid "a"' }]);
  catalogue.replace(
    [],
    [
      { file: "x.json", message: "is empty" },
      { file: "y.json", message: "is empty" },
    ],
  );
  t.deepEqual(await missing("a%22b"), [
    404,
    { error: 'there is no dashboard with the uid "a\\"b"; it may be in a file that cannot be used: x.json, y.json' },
  ]);
  t.deepEqual(await missing("..%2f..%2fetc"), [
    404,
    {
      error: 'there is no dashboard with the uid "../../etc"; it may be in a file that cannot be used: x.json, y.json',
    },
  ]);
});
