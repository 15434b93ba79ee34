import { authorization } from "./authorization.ts";
import { ProbeError } from "./failure.ts";
import { type Answer, type Exchange, exchange } from "./http-exchange.ts";
import type { HttpModule } from "./module.ts";
import { openSocket, type ProbeContext } from "./open-socket.ts";
import { afterRedirect } from "./redirect.ts";
import type { Target } from "./target.ts";
import type { Body } from "./trace.ts";

/** Asks for a page, follows redirects on the same host, and holds status and body against what the module expects. */
export async function probeHttp(target: Target, module: HttpModule, context: ProbeContext): Promise<void> {
  let at = target;
  let sends = { method: module.method, body: module.body };
  for (let redirects = 0; ; redirects += 1) {
    const answer = await ask(at, sends, module, context, redirects);
    const { status, location } = answer;
    if (module.validStatus(status) || location === undefined || !isRedirect(status)) {
      judge(answer, module, context);
      return;
    }
    if (redirects >= module.maxRedirects)
      throw new ProbeError(
        "redirect",
        module.maxRedirects === 0
          ? "the answer is a redirect, and none is followed"
          : `more than ${redirects} redirects`,
      );
    at = afterRedirect(at, location);
    // RFC 9110, section 15.4: 307 and 308 ask for the same again, the others for what lies there, without the body.
    if (status !== 307 && status !== 308) sends = { method: sends.method === "HEAD" ? "HEAD" : "GET", body: "" };
  }
}

async function ask(
  target: Target,
  sends: Exchange["sends"],
  module: HttpModule,
  context: ProbeContext,
  redirects: number,
): Promise<Answer> {
  const verified = target.secure && !module.tls.insecureSkipVerify;
  const credentials = authorization(module.credentials, verified || module.insecure);
  const socket = await openSocket(target, module, context, ["http/1.1"]);
  try {
    return await exchange({ socket, target, sends, module, credentials, context, redirects });
  } finally {
    socket.destroy();
  }
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

function judge({ status, body }: Answer, module: HttpModule, { trace }: ProbeContext): void {
  if (!module.validStatus(status)) throw new ProbeError("status", `the status is ${status}`);
  const { failIfMatches, failIfNotMatches } = module;
  if (failIfMatches.length + failIfNotMatches.length === 0) return;
  if (body.cut) throw new ProbeError("too_large", `the body is larger than ${module.maxBodyBytes} bytes`);
  const text = textOf(body);
  const found = failIfMatches.find((expression) => expression.test(text));
  const missing = failIfNotMatches.find((expression) => !expression.test(text));
  trace.failedByExpression = found !== undefined || missing !== undefined;
  if (found !== undefined) throw new ProbeError("content", `the body matches ${found}`);
  if (missing !== undefined) throw new ProbeError("content", `the body does not match ${missing}`);
}

function textOf({ bytes, contentEncoding }: Body): string {
  if (contentEncoding !== "")
    throw new ProbeError("protocol", `the body is encoded as ${contentEncoding}, which was not asked for`);
  return bytes.toString("utf8");
}
