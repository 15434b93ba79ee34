import { labelValue } from "./label.ts";
import type { Check, Cut, Named, NameKind, OperationRequests, RequestError, Run, Threshold } from "./run.ts";

/** The name under which what was cut is summed up. */
export const other = "other";

/**
 * The run with at most `most` names of each kind, each of bounded length and each once. Those that say most stay: operations with most requests,
 * checks and thresholds that failed, frequent errors. Requests, checks and errors of the others are summed up as `other`.
 */
export function bounded(run: Run, most: number): Run {
  const cut: Partial<Record<NameKind, number>> = {};
  const limit = <T>(kind: NameKind, all: readonly T[], compare: (a: T, b: T) => number) => {
    const sorted = all.toSorted(compare);
    if (sorted.length > most) cut[kind] = (cut[kind] ?? 0) + sorted.length - most;
    return [sorted.slice(0, most), sorted.slice(most)] as const;
  };
  const [operations, others] = limit("operation", operationsOf(run), byRequests);
  const kept = new Set(operations.map(keyOf));
  const moved = errorsOf(run).map((error) => (kept.has(keyOf(error)) ? error : { ...error, operation: other }));
  const [errors, otherErrors] = limit("error", moved, (a, b) => b.count - a.count || compare(errorKey(a), errorKey(b)));
  const [checks, otherChecks] = limit("check", checksOf(run), (a, b) => b.failed - a.failed || compare(a.name, b.name));
  const [thresholds] = limit(
    "threshold",
    thresholdsOf(run),
    (a, b) => Number(a.ok) - Number(b.ok) || byExpression(a, b),
  );
  const [counters] = limit("counter", named(run.counters), (a, b) => b.value - a.value || compare(a.name, b.name));
  const [ratios] = limit("counter", named(run.ratios), (a, b) => b.value - a.value || compare(a.name, b.name));
  return {
    ...run,
    totals: run.totals.slice(0, most).toSorted((a, b) => compare(a.protocol, b.protocol)),
    operations: merged([...operations, ...others.map(asOther)], keyOf, addRequests).toSorted(byKey),
    errors: merged(
      [...errors, ...otherErrors.map((error) => ({ ...error, operation: other, error: other }))],
      errorKey,
      (a, b) => ({ ...a, count: a.count + b.count }),
    ).toSorted((a, b) => compare(errorKey(a), errorKey(b))),
    checks: merged([...checks, ...otherChecks.map((check) => ({ ...check, name: other }))], nameOf, addChecks).toSorted(
      (a, b) => compare(a.name, b.name),
    ),
    thresholds: thresholds.toSorted(byExpression),
    counters: counters.toSorted((a, b) => compare(a.name, b.name)),
    ratios: ratios.toSorted((a, b) => compare(a.name, b.name)),
    ...(Object.keys(cut).length > 0 && { cut: cut as Cut }),
  };
}

function operationsOf({ operations }: Run): OperationRequests[] {
  const sound = operations.map((one) => ({ ...one, operation: labelValue(one.operation) }));
  return merged(sound, keyOf, addRequests);
}

function errorsOf({ errors }: Run): RequestError[] {
  const sound = errors.map((one) => ({
    ...one,
    operation: labelValue(one.operation),
    error: labelValue(one.error),
  }));
  return merged(sound, errorKey, (a, b) => ({ ...a, count: a.count + b.count }));
}

function checksOf({ checks }: Run): Check[] {
  return merged(
    checks.map((check) => ({ ...check, name: labelValue(check.name) })),
    nameOf,
    addChecks,
  );
}

function thresholdsOf({ thresholds }: Run): Threshold[] {
  const sound = thresholds.map((one) => ({
    ...one,
    metric: labelValue(one.metric),
    expression: labelValue(one.expression),
  }));
  return merged(sound, thresholdKey, (a, b) => ({ ...a, ok: a.ok && b.ok }));
}

function named(all: readonly Named[]): Named[] {
  return merged(
    all.map((one) => ({ ...one, name: labelValue(one.name) })),
    nameOf,
    (a) => a,
  );
}

/** One of each key, in the order of the first. */
function merged<T>(all: readonly T[], key: (one: T) => string, add: (a: T, b: T) => T): T[] {
  const byKeys = new Map<string, T>();
  for (const one of all) {
    const before = byKeys.get(key(one));
    byKeys.set(key(one), before === undefined ? one : add(before, one));
  }
  return [...byKeys.values()];
}

/** Counts add up; quantiles and averages of two do not make those of both. */
function addRequests(a: OperationRequests, b: OperationRequests): OperationRequests {
  const sum = (one?: number, two?: number) => (one === undefined ? two : two === undefined ? one : one + two);
  const requests = sum(a.requests, b.requests);
  const failures = sum(a.failures, b.failures);
  const perSecond = sum(a.perSecond, b.perSecond);
  return {
    protocol: a.protocol,
    operation: a.operation,
    quantiles: [],
    ...(requests !== undefined && { requests }),
    ...(failures !== undefined && { failures }),
    ...(perSecond !== undefined && { perSecond }),
  };
}

function addChecks(a: Check, b: Check): Check {
  return { name: a.name, passed: a.passed + b.passed, failed: a.failed + b.failed };
}

function asOther(one: OperationRequests): OperationRequests {
  const { average: _, ...rest } = one;
  return { ...rest, operation: other, quantiles: [] };
}

function keyOf({ protocol, operation }: { readonly protocol: string; readonly operation: string }): string {
  return `${protocol}\0${operation}`;
}

function errorKey(one: RequestError): string {
  return `${keyOf(one)}\0${one.error}`;
}

function thresholdKey({ metric, expression }: Threshold): string {
  return `${metric}\0${expression}`;
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function byRequests(a: OperationRequests, b: OperationRequests): number {
  return (b.requests ?? 0) - (a.requests ?? 0) || byKey(a, b);
}

function byKey(a: OperationRequests, b: OperationRequests): number {
  return compare(keyOf(a), keyOf(b));
}

function byExpression(a: Threshold, b: Threshold): number {
  return compare(thresholdKey(a), thresholdKey(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
