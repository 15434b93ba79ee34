import { type Login, optionsFor, send } from "./send.ts";

/** How a part of the stack is reached. */
export interface Access extends Pick<Login, "trust"> {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

export interface JsonRequest {
  /** @default GET */
  readonly method?: "GET" | "PUT" | "POST" | "DELETE";
  readonly body?: unknown;
  /** Milliseconds. @default 10 s */
  readonly timeout?: number;
}

/** The JSON that an address answers with; throws when there is no answer in time, or one that is no success. */
export async function askJson<T>(
  { url, ...login }: Access,
  path: string,
  { method = "GET", body: given, timeout = 10_000 }: JsonRequest = {},
): Promise<T> {
  const address = `${url.replace(/\/$/, "")}${path}`;
  const sent = given === undefined ? undefined : JSON.stringify(given);
  const options = {
    ...optionsFor(address.startsWith("https:"), login),
    method,
    ...(sent === undefined
      ? {}
      : { headers: { "content-type": "application/json", "content-length": Buffer.byteLength(sent) } }),
    signal: AbortSignal.timeout(timeout),
  };
  const { status, body } = await send(new URL(address), options, sent).catch((cause: unknown) => {
    throw new Error(`${address} does not answer`, { cause });
  });
  if (status < 200 || status > 299) throw new Error(`${address} answers ${status}: ${body.slice(0, 500)}`);
  return (body === "" ? undefined : JSON.parse(body)) as T;
}
