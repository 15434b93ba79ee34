import type { Family } from "../../kit/index.ts";
import type { Outcome, Target } from "../probes/index.ts";

/** What a probe found, for a person: `/probe?…&debug=true`. No header and no part of a body is in it. */
export function debugText(
  { url, host, port }: Target,
  { failure, seconds, trace }: Outcome,
  families: readonly Family[],
): string {
  const phases = Object.entries(trace.phases).map(([phase, took]) => `  ${phase}: ${milliseconds(took)}`);
  const { http, tls } = trace;
  const lines = [
    `Target: ${url} (${trace.address ?? host}, port ${port})`,
    failure === undefined ? "Outcome: well" : `Outcome: failed, ${failure.reason}: ${failure.message}`,
    `Took: ${milliseconds(seconds)}`,
    ...phases,
    ...(http === undefined
      ? []
      : [`HTTP: ${http.status}, ${http.bodyBytes} bytes, ${http.body?.contentType || "no content type"}`]),
    ...(tls === undefined
      ? []
      : [
          `TLS: ${tls.version}, ${tls.cipher}, ${tls.subject}, until ${new Date(tls.earliestExpiry * 1000).toISOString()}`,
        ]),
    "",
    ...families.map(({ chunks }) => Buffer.concat(chunks).toString().trimEnd()),
  ];
  return `${lines.join("\n")}\n`;
}

function milliseconds(seconds: number): string {
  return `${Math.round(seconds * 10_000) / 10} ms`;
}
