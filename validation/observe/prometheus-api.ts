import { type Login, optionsFor, send } from "./send.ts";

/** Where a Prometheus is, and how one gets in. */
export interface PrometheusAddress {
  readonly url: URL;
  readonly user?: string;
  readonly password?: string;
  /** Certificate to trust (PEM) and the name to expect in the server's. @default what Node trusts, the URL's host */
  readonly trust?: Login["trust"];
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
export function prometheusApi({ url, ...login }: PrometheusAddress): Ask {
  const base = url.pathname.replace(/\/$/, "");
  const options = optionsFor(url.protocol === "https:", login);
  return async <T>(path: string, parameters: Parameters = {}) => {
    const form = formOf(parameters);
    // What has several selectors is longer than some servers let an address be.
    const post = ["query", "series", "labels"].includes(path);
    const target = new URL(`${base}/api/v1/${path}${post || form === "" ? "" : `?${form}`}`, url);
    const request = {
      ...options,
      ...(post ? { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" } } : {}),
      signal: AbortSignal.timeout(30_000),
    };
    const { status, body } = await send(target, request, post ? form : undefined).catch((cause: unknown) => {
      throw new Error(`${url.origin} does not answer`, { cause });
    });
    return dataOf<T>(status, body, `${url.origin}${base}`, path);
  };
}

function formOf(parameters: Parameters): string {
  const entries = Object.entries(parameters).flatMap(([key, value]) =>
    (typeof value === "string" ? [value] : value).map((one): [string, string] => [key, one]),
  );
  return new URLSearchParams(entries).toString();
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
