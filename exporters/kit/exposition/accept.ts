import type { Format } from "./header.ts";

/** Media types and weights as in RFC 9110, section 12.5.1; the text format wins a tie and everything unclear. */
export function acceptedFormat(accept = ""): Format {
  const best = { open: 0, plain: 0 };
  for (const range of accept.split(",")) {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const parameter = (name: string) => parameters.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
    const weight = Number(parameter("q") ?? 1);
    const version = parameter("version");
    if (type === "application/openmetrics-text" && (version === undefined || version === "1.0.0"))
      best.open = Math.max(best.open, weight);
    if (type === "text/plain") best.plain = Math.max(best.plain, weight);
  }
  return best.open > best.plain ? "openmetrics" : "text";
}

/** Whether the client takes an encoding, by its `Accept-Encoding`; one that it names with the weight 0 it does not take. */
export function acceptsEncoding(encoding: "br" | "gzip", acceptEncoding = ""): boolean {
  return new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(\\.0+)?\\s*(,|$))`).test(acceptEncoding);
}
