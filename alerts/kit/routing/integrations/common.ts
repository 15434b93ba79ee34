import type { Finding } from "../../../../problems/index.ts";
import { fault } from "../fault.ts";

/** What every kind has. */
export interface Common {
  /** Also tell when the alert is over; default true. */
  readonly sendResolved?: boolean;
}

/** Drops the fields that are not set. */
export function compact(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** An http or https address without a user or a password in it. */
export function checkAddress(url: string, path: string): Finding[] {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    return [fault("webhook-url", path, `"${url}" is not an http or https address.`)];
  if (parsed.username === "" && parsed.password === "") return [];
  return [
    fault(
      "secret-in-clear",
      path,
      "the address holds a user or a password.",
      "Use basicAuth with { secretFile }, or give the whole address as { secretFile }.",
    ),
  ];
}
