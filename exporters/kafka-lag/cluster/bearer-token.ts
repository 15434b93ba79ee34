import { readFile } from "node:fs/promises";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { readSecret } from "./secret.ts";
import type { TokenSource } from "./settings.ts";

/** A token for one connect. Brokers ask again when the session they granted for it ends. */
export async function bearerToken(source: TokenSource): Promise<string> {
  if ("file" in source) return (await readFile(source.file, "utf8")).trim();
  const secret = await readSecret(source.clientSecret);
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  if (source.scope !== undefined) form.set("scope", source.scope);
  if (source.audience !== undefined) form.set("audience", source.audience);
  const ca = source.caFile === undefined ? undefined : await readFile(source.caFile);
  const answer = await post(source.endpoint, form.toString(), basicAuthorization(source.clientId, secret), ca);
  const token = accessToken(answer.text);
  if (answer.status !== 200 || token === undefined) {
    throw new Error(
      `the token endpoint ${source.endpoint} answered ${answer.status} ${oauthError(answer.text)}`.trim(),
    );
  }
  return token;
}

/** RFC 6749, 2.3.1: both parts are form-encoded before they are joined. */
function basicAuthorization(id: string, secret: string): string {
  const encode = (text: string) => encodeURIComponent(text).replaceAll("%20", "+");
  return `Basic ${Buffer.from(`${encode(id)}:${encode(secret)}`).toString("base64")}`;
}

const timeoutMs = 5000;
const maxAnswer = 64 * 1024;

/** Not fetch: that has no way to name a certificate authority. */
function post(
  url: string,
  body: string,
  authorization: string,
  ca: Buffer | undefined,
): Promise<{ status: number; text: string }> {
  const request = url.startsWith("https:") ? requestHttps : requestHttp;
  const headers = { authorization, accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  const signal = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers, signal, ...(ca && { ca }) }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
        if (text.length > maxAnswer) response.destroy(new Error("the token endpoint's answer is too long"));
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

function accessToken(text: string): string | undefined {
  const token = field(text, "access_token");
  return token === undefined || token === "" ? undefined : token;
}

/** The endpoint's own words (RFC 6749, 5.2); never the whole answer, which could hold a token. */
function oauthError(text: string): string {
  return [field(text, "error"), field(text, "error_description")].filter((part) => part !== undefined).join(": ");
}

function field(text: string, name: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)[name];
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
