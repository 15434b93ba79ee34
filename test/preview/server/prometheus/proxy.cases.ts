import { writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import test, { type ExecutionContext } from "ava";
import { readSettings } from "../../../../exporters/kit/index.ts";
import { preview, previewSettings } from "../../../../preview/server/index.ts";
import { type Answer, request } from "../../../exporters/support/request.ts";
import { folderWith, replace } from "../support/folder.ts";
import { startedPreview } from "../support/preview.ts";
import { nothing, standIn } from "../support/stand-in.ts";
import { until } from "../support/until.ts";

const form = { "content-type": "application/x-www-form-urlencoded" };

/** The proxy's own words, beside the status. */
async function refusal(answer: Promise<{ status: number; text: string }>): Promise<[number, string]> {
  const { status, text } = await answer;
  const { errorType, error } = JSON.parse(text) as { errorType: string; error: string };
  return [status, errorType === "preview" ? error : `${errorType}: ${error}`];
}

test("what reaches Prometheus is written anew: no header of the browser's is in it", async (t) => {
  const prometheus = await standIn(t);
  const { url } = await startedPreview(t, [`--prometheus.url=${prometheus.url}/`]);
  const headers = {
    authorization: "Basic aHVudGVyMjpodW50ZXIy",
    cookie: "session=1",
    referer: "http://elsewhere/",
    "x-forwarded-for": "10.0.0.1",
    "proxy-authorization": "Basic x",
    te: "trailers",
    connection: "x-own",
    "x-own": "1",
  };
  const {
    status,
    text,
    headers: answered,
  } = await request(`${url}/api/prometheus/api/v1/query?query=up%7Ba%3D%22b%20c%22%7D&time=1.5`, { headers });
  t.deepEqual(
    [status, text, answered["content-type"]],
    [200, '{"status":"success","data":[]}', "application/json; charset=utf-8"],
  );
  t.is(answered["cache-control"], "no-store");
  await request(`${url}/api/prometheus/api/v1/query_range`, {
    method: "POST",
    headers: { ...headers, ...form },
    body: "query=up&start=0&end=60&step=15s",
  });
  const common = [
    ["accept", "application/json"],
    ["accept-encoding", "gzip"],
    ["user-agent", "sightline-preview/0.1.0"],
  ];
  const end = [
    ["host", prometheus.url.replace("http://", "")],
    ["connection", "keep-alive"],
  ];
  t.deepEqual(prometheus.asked as readonly unknown[], [
    {
      method: "GET",
      target: "/api/v1/query?query=up%7Ba%3D%22b+c%22%7D&time=1.5&timeout=30000ms",
      headers: [...common, ...end],
      body: "",
    },
    {
      method: "POST",
      target: "/api/v1/query_range",
      headers: [...common, ["content-type", "application/x-www-form-urlencoded"], ["content-length", "48"], ...end],
      body: "query=up&start=0&end=60&step=15s&timeout=30000ms",
    },
  ]);
});

test("Prometheus's errors are passed on with their status", async (t) => {
  const body = '{"status":"error","errorType":"bad_data","error":"1:1: parse error: no"}';
  const prometheus = await standIn(t, {
    answer(_request, response) {
      response.writeHead(422, { "content-type": "application/json", "set-cookie": "a=b", "x-own": "1" });
      response.end(body);
    },
  });
  const { url } = await startedPreview(t, [`--prometheus.url=${prometheus.url}`]);
  const { status, text, headers } = await request(`${url}/api/prometheus/api/v1/query?query=%29`);
  t.deepEqual([status, text, headers["set-cookie"], headers["x-own"]], [422, body, undefined, undefined]);
});

test("a compressed answer is passed on as it is, and unpacked for who does not take it", async (t) => {
  const body = `{"status":"success","data":["${"x".repeat(5000)}"]}`;
  const packed = gzipSync(body);
  const prometheus = await standIn(t, {
    answer(_request, response) {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      response.end(packed);
    },
  });
  const { url } = await startedPreview(t, [`--prometheus.url=${prometheus.url}`]);
  const target = `${url}/api/prometheus/api/v1/labels`;
  const compressed = await request(target, { headers: { "accept-encoding": "gzip, br" } });
  t.deepEqual([compressed.headers["content-encoding"], compressed.body], ["gzip", packed]);
  const plain = await request(target);
  t.deepEqual([plain.headers["content-encoding"], plain.text], [undefined, body]);
});

test("an answer may be as long as the limit, counted without compression, and no longer", async (t) => {
  const limit = 100 * 1024;
  let length = limit;
  let gzip = false;
  const prometheus = await standIn(t, {
    answer(_request, response) {
      const body = Buffer.alloc(length, "x");
      response.setHeader("content-type", "application/json");
      if (gzip) response.setHeader("content-encoding", "gzip");
      response.end(gzip ? gzipSync(body) : body);
    },
  });
  const { url } = await startedPreview(t, [`--prometheus.url=${prometheus.url}`, "--limits.answer=100KiB"]);
  const target = `${url}/api/prometheus/api/v1/labels`;
  const said = "the answer is longer than 102400 bytes: ask for a shorter time, a larger step or fewer series";
  for (gzip of [false, true]) {
    length = limit;
    t.deepEqual([(await request(target)).status, (await request(target)).body.length], [200, limit]);
    length = limit + 1;
    t.deepEqual(await refusal(request(target)), [413, said]);
    length = limit * 1000;
    t.deepEqual(await refusal(request(target)), [413, said]);
  }
});

test("answers that are held at once are bounded together, and what was sent makes room again", async (t) => {
  const answers: (() => void)[] = [];
  const prometheus = await standIn(t, {
    answer(_request, response) {
      response.setHeader("content-type", "application/json");
      response.write("x".repeat(60 * 1024));
      answers.push(() => response.end());
    },
  });
  const { url } = await startedPreview(t, [`--prometheus.url=${prometheus.url}`, "--limits.held=100KiB"]);
  const target = `${url}/api/prometheus/api/v1/labels`;
  for (let round = 0; round < 3; round += 1) {
    const both = [request(target), request(target)];
    // One of them does not come through: its half is refused before it ends.
    const [first] = await Promise.race(both.map(async (one) => [await one]));
    t.deepEqual(await refusal(Promise.resolve(first as Answer)), [
      413,
      "too many long answers at once; try again, or ask for less",
    ]);
    for (const answer of answers.splice(0)) answer();
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    t.deepEqual(statuses.toSorted(), [200, 413]);
  }
});

const stranger = test.macro({
  async exec(t, answer: RequestListener, said: RegExp) {
    const prometheus = await standIn(t, { answer });
    const { url } = await startedPreview(t, [`--prometheus.url=${prometheus.url}`]);
    const [status, error] = await refusal(request(`${url}/api/prometheus/api/v1/query?query=up`));
    t.is(status, 502);
    t.regex(error, said);
    t.is(prometheus.asked.length, 1);
  },
  title: (name) => `502: ${name}`,
});
const plain =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "text/plain", ...headers });
    response.end("no");
  };
test(
  "a redirect is not followed",
  stranger,
  plain(302, { location: "/api/v1/admin/tsdb/snapshot" }),
  /^what answers at --prometheus.url leads elsewhere \(302\)/,
);
test(
  "Prometheus refuses the password",
  stranger,
  plain(401, { "www-authenticate": "Basic" }),
  /^Prometheus does not take the preview's password \(401\)/,
);
test(
  "something else answers",
  stranger,
  plain(200),
  /^what answers at --prometheus.url does not answer as Prometheus does \(200, text\/plain\)$/,
);
test(
  "an odd encoding",
  stranger,
  plain(200, { "content-type": "application/json", "content-encoding": "br" }),
  /encoding br, which nobody asked for$/,
);
test(
  "damaged compression",
  stranger,
  plain(200, { "content-type": "application/json", "content-encoding": "gzip" }),
  /^Prometheus's compressed answer is damaged$/,
);
test(
  "compression that ends too early",
  stranger,
  (_request, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    response.end(gzipSync("x".repeat(1000)).subarray(0, 15));
  },
  /^Prometheus's compressed answer is damaged$/,
);
test(
  "an answer that breaks off",
  stranger,
  (_request, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write("{");
    setTimeout(() => response.destroy(), 20);
  },
  /^Prometheus cannot be reached at http:\S+: /,
);
test(
  "another protocol",
  stranger,
  (request) => request.socket.end("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"),
  /^Prometheus wants to change the protocol$/,
);

test("a Prometheus that is away is told, and again when it is back, once each", async (t) => {
  const prometheus = await standIn(t);
  const port = Number(new URL(prometheus.url).port);
  const { url, reload, logLines } = await away(t);
  const target = `${url}/api/prometheus/api/v1/query?query=up`;
  for (let count = 0; count < 3; count += 1)
    t.deepEqual(await refusal(request(target)), [
      502,
      "Prometheus cannot be reached at http://127.0.0.1:1: ECONNREFUSED",
    ]);
  await reload(port);
  t.is((await request(target)).status, 200);
  const messages = logLines
    .map((line) => (JSON.parse(line) as { msg: string }).msg)
    .filter((msg) => msg.startsWith("Prometheus"));
  t.deepEqual(messages, ["Prometheus cannot be asked", "Prometheus answers again"]);
  const { text } = await request(`${url}/metrics`);
  t.true(text.includes('preview_queries_total{endpoint="query",outcome="unreachable"} 3'));
  t.true(text.includes('preview_queries_total{endpoint="query",outcome="success"} 1'));
});

test("a slow Prometheus is given up after the time there is, and told that nobody waits", async (t) => {
  const prometheus = await standIn(t, { answer: () => {} });
  const { url } = await startedPreview(t, [`--prometheus.url=${prometheus.url}`, "--limits.time=50ms"]);
  t.deepEqual(await refusal(request(`${url}/api/prometheus/api/v1/query?query=up`)), [
    504,
    "Prometheus has not answered within 0.05 s",
  ]);
  t.is(prometheus.asked[0]?.target, "/api/v1/query?query=up&timeout=50ms");
  await until(() => prometheus.abandoned() === 1);
  t.pass();
});

test("when the browser goes away, the query goes too", async (t) => {
  const prometheus = await standIn(t, { answer: () => {} });
  const { url } = await startedPreview(t, [`--prometheus.url=${prometheus.url}`]);
  const gone = new AbortController();
  const answer = request(`${url}/api/prometheus/api/v1/query?query=up`, { signal: gone.signal });
  await until(() => prometheus.asked.length === 1);
  gone.abort();
  await t.throwsAsync(answer);
  await until(() => prometheus.abandoned() === 1);
  const { text } = await request(`${url}/metrics`);
  t.true(text.includes('preview_queries_total{endpoint="query",outcome="abandoned"} 1'));
  t.true(text.includes('preview_queries_in_progress{state="asking"} 0'));
});

test("so many at once and no more; the others wait, and who leaves the queue is never asked for", async (t) => {
  const answers: (() => void)[] = [];
  const prometheus = await standIn(t, {
    answer: (asked, response) => void answers.push(() => nothing(asked, response)),
  });
  const { url } = await startedPreview(t, [`--prometheus.url=${prometheus.url}`, "--limits.queries=2"]);
  const gone = new AbortController();
  const ask = (name: string, signal?: AbortSignal) =>
    request(`${url}/api/prometheus/api/v1/query?query=${name}`, signal === undefined ? {} : { signal });
  const first = [ask("a"), ask("b")];
  await until(() => answers.length === 2);
  const leaving = ask("c", gone.signal);
  const inQueue = async (count: number) => (await request(`${url}/metrics`)).text.includes(`state="waiting"} ${count}`);
  await until(() => inQueue(1));
  const last = ask("d");
  await until(() => inQueue(2));
  gone.abort();
  await t.throwsAsync(leaving);
  await until(() => inQueue(1));
  t.is(prometheus.asked.length, 2);
  for (const answer of answers.splice(0)) answer();
  await until(() => answers.length === 1);
  for (const answer of answers.splice(0)) answer();
  t.deepEqual(
    (await Promise.all([...first, last])).map(({ status }) => status),
    [200, 200, 200],
  );
  t.deepEqual(prometheus.asked.map(({ target }) => /query=(\w)/.exec(target)?.[1]).toSorted(), ["a", "b", "d"]);
});

test("who waits too long for a turn is told why", async (t) => {
  const prometheus = await standIn(t, { answer: () => {} });
  const { url } = await startedPreview(t, [
    `--prometheus.url=${prometheus.url}`,
    "--limits.queries=1",
    "--limits.time=300ms",
  ]);
  const target = `${url}/api/prometheus/api/v1/query?query=up`;
  const first = request(target);
  await until(() => prometheus.asked.length === 1);
  const second = request(target);
  const said = await Promise.all([refusal(first), refusal(second)]);
  t.deepEqual(
    said.map(([status]) => status),
    [504, 504],
  );
  t.regex(said[0]?.[1] ?? "", /^Prometheus has not answered within 0\.3 s \(queries under way: 1, waiting: 1\)$/);
});

test("the password for Prometheus comes from the client configuration, read again when a file changes", async (t) => {
  const prometheus = await standIn(t);
  const folder = folderWith(t, {
    "client.yml": "basic_auth: {username: sightline, password_file: password}\n",
    password: "one\n",
  });
  const { url, logLines } = await startedPreview(t, [
    `--prometheus.url=${prometheus.url}`,
    `--prometheus.config.file=${join(folder, "client.yml")}`,
  ]);
  const sent = async () => {
    await request(`${url}/api/prometheus/api/v1/labels`, { headers: { authorization: "Basic xyz" } });
    const header = prometheus.asked.at(-1)?.headers.find(([name]) => name === "authorization")?.[1] ?? "";
    return Buffer.from(header.replace("Basic ", ""), "base64").toString();
  };
  t.is(await sent(), "sightline:one");
  replace(folder, "password", "two: ü");
  t.is(await sent(), "sightline:two: ü");
  writeFileSync(join(folder, "client.yml"), "basic_auth: {username: sightline");
  t.is(await sent(), "sightline:two: ü");
  t.true(logLines.some((line) => line.includes("the last good one stays in force") && !line.includes("two")));
});

interface RefusedRequest {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

const refused = test.macro({
  async exec(t, options: RefusedRequest, status: number, said: RegExp, allow?: string) {
    const prometheus = await standIn(t);
    const { url } = await startedPreview(t, [
      `--prometheus.url=${prometheus.url}`,
      "--limits.body=2KiB",
      "--limits.query=1KiB",
    ]);
    const { path, ...rest } = options;
    const { hostname, port } = new URL(url);
    const answer = await request("http://a/", { hostname, port, path, ...rest });
    t.deepEqual([answer.status, answer.headers.allow], [status, allow]);
    if (rest.method !== "HEAD") t.regex((await refusal(Promise.resolve(answer)))[1], said);
    t.deepEqual(prometheus.asked, []);
    const { text } = await request(`${url}/metrics`);
    t.true(text.includes(`preview_queries_refused_total{status="${status}"} 1`));
  },
  title: (name, options: RefusedRequest, status: number) =>
    `${status} for ${name ?? `${options.method ?? "GET"} ${options.path}`}`,
});
const v1 = "/api/prometheus/api/v1";
test(refused, { path: "/api/prometheus" }, 404, /^this path is not passed on to Prometheus; passed on are query/);
test(refused, { path: "/api/prometheus/" }, 404, /not passed on/);
test(refused, { path: `${v1}/admin/tsdb/delete_series`, method: "POST" }, 404, /not passed on/);
test(refused, { path: `${v1}/targets` }, 404, /not passed on/);
test(refused, { path: `${v1}/query/` }, 404, /not passed on/);
test(refused, { path: `${v1}/Query` }, 404, /not passed on/);
test(refused, { path: `${v1}/%71uery` }, 404, /not passed on/);
test(refused, { path: `${v1}/label/a%2Fb/values` }, 404, /not passed on/);
test(refused, { path: `${v1}/label/0a/values` }, 404, /not passed on/);
test(refused, { path: `http://a${v1}/alerts` }, 404, /not passed on/);
test(refused, { path: `${v1}/query?query=up`, method: "DELETE" }, 405, /^use GET or POST here$/, "GET, POST");
test(refused, { path: `${v1}/query?query=up`, method: "HEAD" }, 405, /^$/, "GET, POST");
test(refused, { path: `${v1}/query`, method: "OPTIONS" }, 405, /^use GET or POST here$/, "GET, POST");
test(refused, { path: `${v1}/rules`, method: "POST", headers: form, body: "" }, 405, /^use GET here$/, "GET");
test(
  refused,
  { path: `${v1}/query?query=up&x=1` },
  400,
  /^the parameter "x" is not passed on; known here: query, timeout/,
);
test(
  "JSON",
  refused,
  { path: `${v1}/query`, method: "POST", headers: { "content-type": "application/json" }, body: "{}" },
  400,
  /^send the parameters as/,
);
test(
  "a large body",
  refused,
  { path: `${v1}/query`, method: "POST", headers: form, body: `query=${"x".repeat(3000)}` },
  413,
  /^the body is larger than the 2048 bytes/,
);
test(
  "a large query",
  refused,
  { path: `${v1}/query`, method: "POST", headers: form, body: `query=${"x".repeat(1025)}` },
  413,
  /^query has 1025 bytes; at most 1024 are passed on$/,
);

async function away(t: ExecutionContext) {
  const started = await startedPreview(t, ["--prometheus.url=http://127.0.0.1:1"]);
  const settings = (port: number) =>
    readSettings(preview, previewSettings, [`--prometheus.url=http://127.0.0.1:${port}`]);
  return { ...started, reload: (port: number) => started.reload(settings(port)) };
}
