import { Agent as HttpAgent, type RequestOptions as HttpOptions, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

/** Where a Prometheus is, and how one gets in. */
export interface PrometheusAddress {
  readonly url: URL;
  readonly user?: string;
  readonly password?: string;
  /** Certificate to trust (PEM) and the name to expect in the server's. @default what Node trusts, the URL's host */
  readonly trust?: { readonly ca: Buffer; readonly serverName: string };
}

/** A path of Prometheus's HTTP API; parameters that are given several times are lists. */
export type Ask = <T>(path: string, parameters?: Parameters) => Promise<T>;

type Parameters = Readonly<Record<string, string | readonly string[]>>;

/** The API does not have what was asked for: it is one of a program that is like Prometheus. */
export class NotThere extends Error {}

/**
 * Prometheus's API under this address; https://prometheus.io/docs/prometheus/latest/querying/api/
 *
 * Every call throws when nobody answers within 30 s or what is answered is no success.
 */
export function prometheusApi({ url, user = "", password = "", trust }: PrometheusAddress): Ask {
  const secure = url.protocol === "https:";
  const base = url.pathname.replace(/\/$/, "");
  const options: HttpOptions = {
    agent: secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true }),
    ...(user === "" ? {} : { auth: `${user}:${password}` }),
    ...(trust === undefined ? {} : { ca: trust.ca, servername: trust.serverName, allowPartialTrustChain: true }),
  };
  return async <T>(path: string, parameters: Parameters = {}) => {
    const form = formOf(parameters);
    // What has several selectors is longer than some servers let an address be.
    const post = ["query", "series", "labels"].includes(path);
    const target = new URL(`${base}/api/v1/${path}${post || form === "" ? "" : `?${form}`}`, url);
    const { status, body } = await send(
      target,
      { ...options, signal: AbortSignal.timeout(30_000) },
      post ? form : undefined,
    );
    return dataOf<T>(status, body, `${url.origin}${base}`, path);
  };
}

function formOf(parameters: Parameters): string {
  const entries = Object.entries(parameters).flatMap(([key, value]) =>
    (typeof value === "string" ? [value] : value).map((one): [string, string] => [key, one]),
  );
  return new URLSearchParams(entries).toString();
}

function send(url: URL, options: HttpOptions, form?: string): Promise<{ status: number; body: string }> {
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  const method = form === undefined ? "GET" : "POST";
  const headers = form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" };
  return new Promise((resolve, reject) => {
    const asked = request(url, { ...options, method, headers }, async (response) => {
      try {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(await response.toArray()).toString() });
      } catch (error) {
        reject(error);
      }
    });
    asked.on("error", (error) => reject(new Error(`${url.origin} does not answer`, { cause: error })));
    asked.end(form);
  });
}

function dataOf<T>(status: number, body: string, where: string, path: string): T {
  if (status === 401 || status === 403) throw new Error(`${where} refuses: ${status}; give --user and --password-file`);
  const answer = parse(body);
  if (status === 404 || answer === undefined)
    throw new NotThere(`${where}/api/v1/${path} answers ${status}; wanted: Prometheus's API`);
  if (status !== 200 || answer.status !== "success") throw new Error(`${where}: ${path}: ${answer.error ?? status}`);
  return answer.data as T;
}

function parse(
  body: string,
): { readonly status?: string; readonly data?: unknown; readonly error?: string } | undefined {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
