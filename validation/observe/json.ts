/** How a part of the stack is reached. */
export interface Access {
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
  { url, user, password }: Access,
  path: string,
  { method = "GET", body, timeout = 10_000 }: JsonRequest = {},
): Promise<T> {
  const address = `${url.replace(/\/$/, "")}${path}`;
  const response = await fetch(address, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeout),
  }).catch((cause: unknown) => {
    throw new Error(`${address} does not answer`, { cause });
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${address} answers ${response.status}: ${text.slice(0, 500)}`);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}
