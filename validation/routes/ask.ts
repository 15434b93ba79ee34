import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { PrometheusAddress } from "../observe/index.ts";

/** The JSON at a path of a page of the stack. Throws when nobody answers within 30 s, or what is answered is no success. */
export async function askPage<T>(
  { url, user = "", password = "", trust }: PrometheusAddress,
  path: string,
): Promise<T> {
  const secure = url.protocol === "https:";
  const address = new URL(`${url.pathname.replace(/\/$/, "")}${path}`, url);
  const agent = secure ? new HttpsAgent() : new HttpAgent();
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const asked = (secure ? httpsRequest : httpRequest)(
    address,
    {
      agent,
      signal: AbortSignal.timeout(30_000),
      ...(user === "" ? {} : { auth: `${user}:${password}` }),
      ...(trust === undefined ? {} : { ca: trust.ca, servername: trust.serverName, allowPartialTrustChain: true }),
    },
    async (response) => {
      try {
        const body = Buffer.concat(await response.toArray()).toString();
        if (response.statusCode !== 200) throw new Error(`${address} answers ${response.statusCode}`);
        resolve(JSON.parse(body) as T);
      } catch (error) {
        reject(error);
      }
    },
  );
  asked.on("error", (cause) => reject(new Error(`${url.origin} does not answer`, { cause })));
  asked.end();
  return promise.finally(() => agent.destroy());
}
