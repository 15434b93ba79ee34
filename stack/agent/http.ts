import { readFile } from "node:fs/promises";
import { request as httpRequest, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";

/** How the agent comes in to a service of the stack. */
export interface Access {
  readonly user: string;
  readonly passwordFile: string;
  /** Certificate to trust, and the name to expect in it. */
  readonly caFile?: string | undefined;
  readonly serverName?: string | undefined;
}

const requestMilliseconds = 3_000;

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Reads a page of a service; throws when it does not answer within 3 s. */
export function get(url: string, access: Access): Promise<Answer> {
  return ask("GET", url, access);
}

/** Has a service do something; throws when it does not answer within 3 s. */
export function post(url: string, access: Access): Promise<Answer> {
  return ask("POST", url, access);
}

async function ask(method: "GET" | "POST", url: string, access: Access): Promise<Answer> {
  const { user, passwordFile, caFile, serverName } = access;
  const password = (await readFile(passwordFile, "utf8")).trimEnd(); // read each time: it may just have changed
  return send(url, {
    method,
    auth: `${user}:${password}`,
    ...(caFile === undefined ? {} : { ca: await readFile(caFile) }),
    ...(serverName === undefined ? {} : { servername: serverName }),
  });
}

function send(url: string, options: RequestOptions & { ca?: Buffer; servername?: string }): Promise<Answer> {
  const open = url.startsWith("https:") ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = open(url, { ...options, timeout: requestMilliseconds }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }),
      );
      response.on("error", reject);
    });
    request.on("timeout", () => request.destroy(new Error(`no answer within ${requestMilliseconds / 1000} s`)));
    request.on("error", reject);
    request.end();
  });
}
