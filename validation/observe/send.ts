import { Agent as HttpAgent, type RequestOptions as HttpOptions, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { SecureContextOptions } from "node:tls";

/** How a server is reached that somebody has to log in to. */
export interface Login {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Certificate to trust (PEM) and the name to expect in the server's. @default what Node trusts, the address's host */
  readonly trust?: { readonly ca: Buffer; readonly serverName: string } | undefined;
}

export type RequestOptions = HttpOptions & SecureContextOptions;

/** What a request needs of a login; connections are kept for the next one. */
export function optionsFor(secure: boolean, { user = "", password = "", trust }: Login): RequestOptions {
  return {
    agent: secure ? secureAgent : agent,
    ...(user === "" ? {} : { auth: `${user}:${password}` }),
    ...(trust === undefined ? {} : { ca: trust.ca, servername: trust.serverName, allowPartialTrustChain: true }),
  };
}

const agent = new HttpAgent({ keepAlive: true });
const secureAgent = new HttpsAgent({ keepAlive: true });

/** Sends a request; throws when nobody answers, or not in the time of `options.signal`. */
export function send(url: URL, options: RequestOptions, sent?: string): Promise<{ status: number; body: string }> {
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asked = request(url, options, async (response) => {
      try {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(await response.toArray()).toString() });
      } catch (error) {
        reject(error);
      }
    });
    asked.on("error", reject);
    asked.end(sent);
  });
}
