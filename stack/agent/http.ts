import { readFile } from "node:fs/promises";
import { request as httpRequest, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import type { SecureContextOptions } from "node:tls";

/** How the agent comes in to a service of the stack. */
export interface Access {
  readonly user: string;
  readonly passwordFile: string;
  /** Certificates to trust, and the name to expect in the other side's. */
  readonly caFile?: string | undefined;
  readonly serverName?: string | undefined;
}

const usualSeconds = 3;

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Reads a page of a service; throws when it does not answer within 3 s. */
export function get(url: string, access: Access): Promise<Answer> {
  return ask("GET", url, access);
}

/** Has a service do something; throws when it does not answer in time, by default within 3 s. */
export function post(url: string, access: Access, timeoutSeconds = usualSeconds): Promise<Answer> {
  return ask("POST", url, access, { timeoutSeconds });
}

/** Gives a service something; throws when it does not answer within 3 s. */
export function put(url: string, access: Access, body: object): Promise<Answer> {
  return ask("PUT", url, access, { body: JSON.stringify(body) });
}

interface Extras {
  readonly body?: string;
  readonly timeoutSeconds?: number;
}

async function ask(
  method: string,
  url: string,
  access: Access,
  { body, timeoutSeconds }: Extras = {},
): Promise<Answer> {
  const { user, passwordFile, caFile, serverName } = access;
  const password = (await readFile(passwordFile, "utf8")).trimEnd(); // read each time: it may just have changed
  return send(
    url,
    {
      method,
      timeout: (timeoutSeconds ?? usualSeconds) * 1000,
      auth: `${user}:${password}`,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" } }),
      // The stack's own certificate is in that file, whoever signed it: it is trusted without its authority.
      ...(caFile === undefined ? {} : { ca: await readFile(caFile), allowPartialTrustChain: true }),
      ...(serverName === undefined ? {} : { servername: serverName }),
    },
    body,
  );
}

/** Sends a request; throws when nobody answers within the options' `timeout`. */
export function send(
  url: string,
  options: RequestOptions & SecureContextOptions,
  body?: string | undefined,
): Promise<Answer> {
  const open = url.startsWith("https:") ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = open(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }),
      );
      response.on("error", reject);
    });
    request.on("timeout", () => request.destroy(new Error(`no answer within ${(options.timeout ?? 0) / 1000} s`)));
    request.on("error", reject);
    request.end(body);
  });
}
