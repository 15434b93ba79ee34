import { request } from "node:https";
import type { TLSSocket } from "node:tls";

export interface HttpsAnswer {
  readonly status: number;
  readonly body: string;
  /** SHA-256 of the certificate that was served. */
  readonly fingerprint: string;
}

/** Asks a page as the user admin on a connection of its own; throws unless the certificate is one of `ca` and has the name. */
export function askHttps(options: {
  readonly url: string;
  readonly ca: Buffer;
  readonly serverName: string;
  readonly password?: string;
}): Promise<HttpsAnswer> {
  const { url, ca, serverName, password } = options;
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        agent: false,
        ca,
        allowPartialTrustChain: true,
        servername: serverName,
        ...(password === undefined ? {} : { auth: `admin:${password}` }),
      },
      async (response) => {
        const { fingerprint256 } = (response.socket as TLSSocket).getPeerCertificate();
        const body = (await response.toArray()).join("");
        resolve({ status: response.statusCode ?? 0, body, fingerprint: fingerprint256 });
      },
    );
    asked.on("error", reject);
    asked.end();
  });
}
