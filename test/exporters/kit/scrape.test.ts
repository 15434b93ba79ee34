import { gunzipSync } from "node:zlib";
import test from "ava";
import { testedCollection } from "../support/collection.ts";
import { familyOf } from "../support/families.ts";
import { startedServer } from "../support/kit-server.ts";
import { request } from "../support/request.ts";

const forever = () => new Promise<never>(() => {});
const timeout = (seconds: number) => ({ headers: { "x-prometheus-scrape-timeout-seconds": String(seconds) } });

test("200 parallel scrapes do one collection and get the same bytes", async (t) => {
  const release = Promise.withResolvers<void>();
  let collections = 0;
  const collection = testedCollection({
    collect: async () => {
      collections += 1;
      await release.promise;
      return [
        familyOf(
          "test_things",
          Array.from({ length: 5000 }, (_, n) => n),
        ),
      ];
    },
  });
  const { url } = await startedServer(t, { collection });
  const gzip = { headers: { "accept-encoding": "gzip" } };
  const asked = Array.from({ length: 200 }, (_, n) => request(`${url}/metrics`, n % 2 === 0 ? gzip : {}));
  setTimeout(release.resolve, 100);
  const answers = await Promise.all(asked);
  t.is(collections, 1);
  t.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  const plain = new Set(
    answers.map(({ headers, body }) => snapshotOf(headers["content-encoding"] === "gzip" ? gunzipSync(body) : body)),
  );
  t.is(plain.size, 1);
  t.is([...plain][0]?.split("\n").length, 5002);
});

/** Without the program's own metrics, which move on. */
function snapshotOf(body: Buffer): string {
  return body.toString().split("# HELP sightline_build_info", 1)[0]?.trimEnd() ?? "";
}

test("a slow source: answered within the scrape timeout with what is known", async (t) => {
  const collection = testedCollection({
    collect: async ({ run }) => {
      await Promise.all([run("broker-1", async () => {}), run("broker-2", forever)]);
      return [familyOf("test_things", [1])];
    },
  });
  const { url } = await startedServer(t, { collection });
  const { status, text } = await request(`${url}/metrics`, timeout(0.1));
  t.is(status, 200);
  t.regex(text, /^test_things\{n="0"\} 1$/m);
  t.regex(text, /^test_collector_success\{collector="broker-1"\} 1$/m);
  t.regex(text, /^test_collector_success\{collector="broker-2"\} 0$/m);
});

test("a source that never answers: the program's own metrics still say so", async (t) => {
  const { url } = await startedServer(t, { collection: testedCollection({ collect: forever }) });
  const { status, text } = await request(`${url}/metrics`, timeout(0.05));
  t.is(status, 200);
  t.regex(text, /^test_collection_success 0$/m);
  t.notRegex(text, /^test_snapshot_age_seconds/m);
  t.regex(text, /^process_resident_memory_bytes/m);
});

test("health is told while a collection runs, readiness as the program likes, and neither waits", async (t) => {
  const collection = testedCollection({ collect: forever });
  const { url } = await startedServer(t, {
    collection,
    notReady: () => {
      collection.refresh();
      return collection.succeeded() ? undefined : "nothing has been collected yet";
    },
  });
  const scrape = request(`${url}/metrics`, timeout(60)).catch(() => {});
  t.is((await request(`${url}/-/healthy`)).status, 200);
  t.deepEqual((await request(`${url}/-/ready`)).text, "Not ready: nothing has been collected yet.\n");
  t.is((await request(url)).status, 200);
  await collection.close();
  await scrape;
});

test("stopping finishes the scrape under way", async (t) => {
  const begun = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const collection = testedCollection({
    collect: async () => {
      begun.resolve();
      await release.promise;
      return [familyOf("test_things", [1])];
    },
  });
  const { url, stop } = await startedServer(t, { collection });
  const scrape = request(`${url}/metrics`);
  await begun.promise;
  const stopped = stop();
  release.resolve();
  t.regex((await scrape).text, /^test_things\{n="0"\} 1$/m);
  await stopped;
});

test("stopping ends a collection that nobody waits for", async (t) => {
  const aborted = Promise.withResolvers<void>();
  const collection = testedCollection({
    collect: async ({ signal }) => {
      signal.addEventListener("abort", () => aborted.resolve());
      await aborted.promise;
      return [];
    },
  });
  const { stop } = await startedServer(t, { collection });
  collection.refresh();
  await new Promise(setImmediate);
  await stop();
  await aborted.promise;
  t.pass();
});

test("a large answer is served to HEAD without its body, and to a client that goes away without harm", async (t) => {
  const collection = testedCollection({
    minAgeMs: 1e9,
    collect: async () => [
      familyOf(
        "test_things",
        Array.from({ length: 100_000 }, (_, n) => n),
      ),
    ],
  });
  const { url } = await startedServer(t, { collection });
  const head = await request(`${url}/metrics`, { method: "HEAD" });
  t.is(head.status, 200);
  t.true(Number(head.headers["content-length"]) > 2_000_000);
  t.is(head.body.length, 0);
  const abandoned = await fetch(`${url}/metrics`);
  await abandoned.body?.cancel();
  t.is((await request(`${url}/metrics`)).status, 200);
});
