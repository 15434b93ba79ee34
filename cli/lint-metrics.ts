import { readFile } from "node:fs/promises";
import type { KnownMetrics } from "../alerts/kit/index.ts";
import { metricsFromApi, metricsFromExposition } from "../bundle/index.ts";

/** The metrics that a Prometheus knows, a target exposes, or a file lists. */
export async function metricsFrom(source: string | undefined): Promise<{ readonly metrics?: KnownMetrics }> {
  if (source === undefined) return {};
  const metrics = /^https?:\/\//.test(source)
    ? await fromUrl(new URL(source))
    : metricsFromExposition(await readFile(source, "utf8"));
  if (metrics.names.length === 0)
    throw new Error(`${source} has no metrics: neither a Prometheus nor the exposition format`);
  return { metrics };
}

async function fromUrl(url: URL): Promise<KnownMetrics> {
  const headers = authorization(url);
  const base = new URL(url);
  [base.username, base.password] = ["", ""];
  const api = (path: string) => new URL(`${base.pathname.replace(/\/$/, "")}/api/v1/${path}`, base);
  const names = await answerOf(api("label/__name__/values"), headers);
  if (names.status === 200 && isList(names.body)) {
    const metadata = await answerOf(api("metadata"), headers);
    return metricsFromApi(
      names.body,
      (metadata.body ?? {}) as Readonly<Record<string, readonly { readonly type: string }[]>>,
    );
  }
  if (names.status === 401 || names.status === 403)
    throw new Error(`${base.href} refuses: ${names.status}; write https://user:password@host`);
  const answer = await fetch(base, { headers, signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new Error(`${base.href} answers ${answer.status}; wanted: a Prometheus, or a target's metrics`);
  return metricsFromExposition(await answer.text());
}

async function answerOf(
  url: URL,
  headers: Record<string, string>,
): Promise<{ readonly status: number; readonly body: unknown }> {
  try {
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(30_000) });
    const text = await answer.text();
    if (!answer.ok || !text.startsWith("{")) return { status: answer.ok ? 404 : answer.status, body: undefined };
    return { status: 200, body: (JSON.parse(text) as { readonly data?: unknown }).data };
  } catch (error) {
    throw new Error(`${url.origin} does not answer`, { cause: error });
  }
}

function isList(body: unknown): body is readonly string[] {
  return Array.isArray(body) && body.every((one) => typeof one === "string");
}

function authorization({ username, password }: URL): Record<string, string> {
  if (username === "") return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` };
}
