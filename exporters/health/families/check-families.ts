import { health } from "../../../metrics/index.ts";
import { type Family, labelText } from "../../kit/index.ts";
import type { CheckSummary, ServiceSummary } from "../watch/index.ts";
import { createWriters, type Writers } from "./writers.ts";

/** What the checks said. */
export function checkFamilies(services: readonly ServiceSummary[]): readonly Family[] {
  const writers = createWriters();
  for (const service of services) {
    for (const check of service.checks) writeCheck(writers, check);
    writeStartup(writers, service);
  }
  return writers.end();
}

function writeCheck(writers: Writers, { planned, state }: CheckSummary): void {
  const { service, check, replica } = planned;
  const names = { service, check, ...(replica !== "" && { replica }) };
  const labels = labelText(names);
  const { last, asked, transitions, changedAtMs, failures, refusedBodies } = state;
  if (!asked) writers.of(health.upUnknown).add(labelText({ ...names, reason: "not_asked" }), 1);
  for (const [reason, count] of failures) writers.of(health.failures).add(labelText({ ...names, reason }), count);
  for (const [reason, count] of refusedBodies)
    writers.of(health.bodiesRefused).add(labelText({ ...names, reason }), count);
  if (last === undefined) return;
  writers.of(health.transitions).add(labels, transitions);
  if (changedAtMs !== undefined) writers.of(health.lastChange).add(labels, changedAtMs / 1000);
  if (!asked) return;
  writers.of(health.up).add(labels, last.up ? 1 : 0);
  if (last.reason !== undefined) writers.of(health.failure).add(labelText({ ...names, reason: last.reason }), 1);
  writers.of(health.checkDuration).add(labels, last.seconds);
  if (last.httpStatus !== undefined) writers.of(health.httpStatus).add(labels, last.httpStatus);
  if (last.tls !== undefined) {
    writers.of(health.tlsExpiry).add(labels, last.tls.earliestExpiry);
    writers.of(health.tlsInfo).add(labelText({ ...names, version: last.tls.version }), 1);
  }
  if (typeof last.body === "string") writers.of(health.bodyUnknown).add(labelText({ ...names, reason: last.body }), 1);
}

function writeStartup(writers: Writers, { service, replica, startup }: ServiceSummary): void {
  if (startup === undefined) return;
  const names = { service, ...(replica !== "" && { replica }) };
  if ("unknown" in startup) {
    writers.of(health.startupUnknown).add(labelText({ ...names, reason: startup.unknown }), 1);
    return;
  }
  writers.of(health.startupDuration).add(labelText(names), startup.seconds);
  writers.of(health.startupErrorBound).add(labelText(names), startup.errorSeconds);
}
