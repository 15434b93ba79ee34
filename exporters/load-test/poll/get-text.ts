import { readFileSync } from "node:fs";
import { request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";

export interface GetOptions {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly authorization?: string;
  readonly caFile?: string;
}

/**
 * Gets an address as text, on a connection of its own.
 * @throws Error for any answer but 200 (a redirect is not followed), one that is too large, or none in time.
 */
export async function getText(
  url: string,
  { timeoutMs, maxBytes, authorization, caFile }: GetOptions,
): Promise<string> {
  const send = url.startsWith("https:") ? tlsRequest : plainRequest;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const request = send(
    url,
    {
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      headers: { accept: "application/json", ...(authorization !== undefined && { authorization }) },
      ...(caFile !== undefined && { ca: readFileSync(caFile) }),
    },
    (response) => {
      if (response.statusCode !== 200) {
        request.destroy();
        reject(new Error(`answers ${response.statusCode}${hintOf(response.statusCode)}`));
        return;
      }
      const parts: Buffer[] = [];
      let length = 0;
      response.on("data", (part: Buffer) => {
        length += part.length;
        if (length > maxBytes) request.destroy(new Error(`answers with more than ${maxBytes} bytes`));
        else parts.push(part);
      });
      response.on("end", () => resolve(Buffer.concat(parts).toString("utf8")));
      response.on("error", reject);
      response.on("aborted", () => reject(new Error("ended its answer in the middle")));
    },
  );
  request.on("error", reject);
  request.end();
  return promise;
}

function hintOf(status: number | undefined): string {
  if (status === 302) return ", as one does that wants a login; it is not asked for one";
  return status === 401 ? ": the password is wrong, or missing" : "";
}
