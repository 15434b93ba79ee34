import * as z from "zod";
import { DefinitionError } from "../../problems/index.ts";
import { hasAlert, type Notification } from "./notification.ts";

const wholeNumber = (fault: string) =>
  z
    .string()
    .regex(/^\d{1,15}$/, fault)
    .transform(Number);

const query = z.strictObject({
  since: z
    .string()
    .transform((text) => (/^\d+$/.test(text) ? Number(text) : Date.parse(text)))
    .refine(Number.isSafeInteger, "is no time; write 2026-01-31T12:00:00Z or milliseconds since 1970")
    .optional(),
  after: wholeNumber("is no id of a notification").optional(),
  receiver: z.string().optional(),
  alertname: z.string().optional(),
  status: z.enum(["firing", "resolved"]).optional(),
  limit: wholeNumber("is no whole number").default(100),
});

export type Query = z.output<typeof query>;

/** Reads the search part of an address; throws {@link DefinitionError} with every wrong parameter. */
export function parseQuery(given: unknown): Query {
  const result = query.safeParse(given);
  if (result.success) return result.data;
  throw new DefinitionError(
    result.error.issues.map(({ path, message }) => ({
      check: "inbox/query",
      severity: "error",
      path: path.join(".") || "query",
      message,
      hint: `allowed: ${Object.keys(query.shape).join(", ")}`,
    })),
  );
}

/** Those that match, newest first, and how many there were before the limit. */
export function select(
  notifications: readonly Notification[],
  { since, after, receiver, alertname, status, limit }: Partial<Query>,
): { matched: number; selected: readonly Notification[] } {
  const matching = notifications.filter(
    (one) =>
      (since === undefined || one.receivedAtMs >= since) &&
      (after === undefined || one.id > after) &&
      (receiver === undefined || one.receiver === receiver) &&
      (alertname === undefined || hasAlert(one, alertname)) &&
      (status === undefined || one.status === status),
  );
  return { matched: matching.length, selected: matching.toReversed().slice(0, limit) };
}
