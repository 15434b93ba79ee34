import type { IncomingMessage, ServerResponse } from "node:http";
import { createPasswordCheck, createRateCheck, type WebConfigSource } from "./web-config/index.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Lets nothing through to `handler`, not even a malformed address, beyond the web configuration's rate or without a password where it asks for one. */
export function guard(handler: Handler, web: WebConfigSource): Handler {
  const check = createPasswordCheck();
  const withinRate = createRateCheck();
  return (request, response) => {
    if (!withinRate(web.current().rateLimit)) {
      refuse(response, request.method === "POST" ? 503 : 429, "more requests than the rate limit allows");
      return;
    }
    check(web.current().users, request.headers.authorization).then(
      (verdict) => {
        if (verdict === "granted") handler(request, response);
        else if (verdict === "refused") refuse(response, 401, "a user name and a password are needed");
        else refuse(response, 503, "too many passwords are being checked");
      },
      () => refuse(response, 500, "the password could not be checked"),
    );
  };
}

/** Posts get 503 rather than 429: Alertmanager gives up on every answer below 500. */
function refuse(response: ServerResponse, status: 401 | 429 | 500 | 503, error: string): void {
  if (status === 401) response.setHeader("www-authenticate", 'Basic realm="Sightline", charset="UTF-8"');
  if (status === 429 || status === 503) response.setHeader("retry-after", "1");
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(`${JSON.stringify({ error })}\n`);
}
