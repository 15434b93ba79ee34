import { once } from "node:events";
import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as plainRequest,
  type RequestOptions,
} from "node:http";
import { type RequestOptions as TlsRequestOptions, request as tlsRequest } from "node:https";
import { buffer } from "node:stream/consumers";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

/** One HTTP request on a connection of its own, where fetch does not let us choose certificates or an odd path. */
export async function request(
  url: string,
  options: RequestOptions & TlsRequestOptions & { body?: string } = {},
): Promise<Answer> {
  const send = url.startsWith("https:") ? tlsRequest : plainRequest;
  const outgoing = send(url, { agent: false, ...options });
  outgoing.end(options.body);
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  const body = await buffer(incoming);
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, body, text: body.toString("utf8") };
}

/** The header that carries user and password. */
export function basic(user: string, password: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` };
}
