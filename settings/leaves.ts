import { isIP } from "node:net";
import * as z from "zod";

/**
 * The single values settings are made of.
 *
 * Every schema's error text says what is allowed; the path and the given value are added in {@link ./issues.ts}.
 */

const durationPattern = /^(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/;
const sizePattern = /^\d+(B|KB|MB|GB|TB)$/;
const memoryPattern = /^(\d+)(MiB|GiB)$/;

/** A duration as Prometheus writes it: units from large to small, none twice, more than zero. */
export const duration = () =>
  z
    .string(durationText)
    .refine((text) => durationPattern.test(text) && /[1-9]/.test(text), { error: durationText, abort: true });

/** A size on disk as Prometheus and Docker write it. */
export const size = () =>
  z.string(sizeText).refine((text) => sizePattern.test(text) && /^\d*[1-9]/.test(text), { error: sizeText });

/** Memory of a container, at least `minimum` MiB. */
export const memory = (minimum: number) => {
  const text = `at least ${printMebibytes(minimum)}, written such as 512MiB or 2GiB`;
  return z.string(text).refine((given) => (mebibytes(given) ?? 0) >= minimum, { error: text });
};

/** MiB in a text such as `512MiB` or `2GiB`; undefined when it is not one. */
export function mebibytes(text: string): number | undefined {
  const [, digits, unit] = memoryPattern.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits) * (unit === "GiB" ? 1024 : 1);
}

/** Milliseconds in a Prometheus duration; undefined when it is not one. */
export function milliseconds(text: string): number | undefined {
  if (text === "" || !durationPattern.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(ms|[ywdhms])/g)];
  return parts.reduce((sum, [, digits, unit]) => sum + Number(digits) * (unitMilliseconds[unit ?? ""] ?? 0), 0);
}

/** Processors a container may use, in hundredths as Docker keeps them. */
export const cpus = () => {
  const text = "a number of processors of at least 0.05, such as 0.5 or 2";
  return z.number(text).min(0.05, text).max(1024, text);
};

export const wholeNumber = (from: number, to = Number.MAX_SAFE_INTEGER) => {
  const range = to === Number.MAX_SAFE_INTEGER ? `of at least ${from}` : `from ${from} to ${to}`;
  const text = `a whole number ${range}`;
  return z.int(text).min(from, text).max(to, text);
};

/** A host port. */
export const port = () => wholeNumber(1, 65535);

/** An IPv4 or IPv6 address of this host. */
export const address = () => {
  const text = "an IP address, such as 127.0.0.1 or 0.0.0.0";
  return z.string(text).refine((given) => isIP(given) !== 0, { error: text });
};

/** `host:port`; an IPv6 host stands in brackets. */
export const endpoint = () => {
  const text = "a host and a port, such as api.internal:8080";
  return z.string(text).refine(isEndpoint, { error: text });
};

/** What stands between `https://` and the port of an address: a host's name, or an IPv4 or bracketed IPv6 address. */
export const hostName = () => {
  const text = "a host name or address, such as monitoring.example.org or [2001:db8::1]";
  return z.string(text).refine((given) => URL.parse(`http://${given}`)?.hostname === given.toLowerCase(), text);
};

/** A name that ends up in file names, container names or routes. */
export const name = (what = "a name of lower-case letters, digits and dashes that starts with a letter") =>
  z.string(what).regex(/^[a-z][a-z0-9-]*$/, what);

/** The name of a Prometheus label. */
export const labelName = () => {
  const text = "a label name, such as region or team_name";
  return z.string(text).regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, text);
};

/** Where a service answers over HTTP; a password in it would stand in files and be shown by Grafana. */
export const serviceUrl = (example: string) => {
  const text = `an http:// or https:// address without user, query and fragment, such as ${example}`;
  return z.string(text).refine(isServiceUrl, { error: text });
};

/** A text with something in it. */
export const text = (what: string) => z.string(what).regex(/\S/, what);

const durationText = "a duration above zero, such as 15s, 5m, 1h30m or 40d";
const sizeText = "a size above zero, such as 512MB, 10GB or 1TB";
const unitMilliseconds: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

function isEndpoint(given: string): boolean {
  const [, host, digits] = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+):(\d{1,5})$/.exec(given) ?? [];
  return host !== undefined && Number(digits) >= 1 && Number(digits) <= 65535;
}

function printMebibytes(amount: number): string {
  return amount % 1024 === 0 ? `${amount / 1024}GiB` : `${amount}MiB`;
}

function isServiceUrl(given: string): boolean {
  if (!/^https?:\/\/[^\s?#@]+$/.test(given) || !URL.canParse(given)) return false;
  return new URL(given).hostname !== "";
}
