import {
  type Inhibition,
  printMatchers,
  type ReadConfig,
  type ReadReceiver,
  type ResolvedRoute,
  resolveRoutes,
  routesIn,
  type TimeInterval,
} from "../../alerts/kit/index.ts";
import type { Finding } from "../../problems/index.ts";

/** What an applied configuration has that was not declared, lacks, or has otherwise; both read in the same way. */
export function differences(declared: ReadConfig, applied: ReadConfig): readonly Finding[] {
  const compare = <T>(
    parts: (config: ReadConfig) => readonly T[],
    key: (one: T) => string,
    print: (one: T) => string,
  ) => compareByKey(parts(declared), parts(applied), { key, print });
  return [
    ...compare(
      ({ routing }) => [...routesIn(resolveRoutes(routing))],
      ({ path }) => path,
      printRoute,
    ),
    ...orderOf(declared, applied),
    ...compare(({ receivers }) => receivers, receiverKey, printReceiver),
    ...compare(
      ({ routing }) => routing.inhibit ?? [],
      inhibitionKey,
      () => "",
    ),
    ...compare(({ routing }) => routing.timeIntervals ?? [], intervalKey, printInterval),
  ];
}

interface Printing<T> {
  readonly key: (one: T) => string;
  /** Everything beside the key that has to be equal. */
  readonly print: (one: T) => string;
}

function compareByKey<T>(declared: readonly T[], applied: readonly T[], { key, print }: Printing<T>): Finding[] {
  const [wanted, found] = [declared, applied].map((all) => new Map(all.map((one) => [key(one), print(one)])));
  const keys = [...new Set([...(wanted?.keys() ?? []), ...(found?.keys() ?? [])])];
  return keys.flatMap((path) => {
    const [one, other] = [wanted?.get(path), found?.get(path)];
    if (one === other) return [];
    if (one === undefined) return [difference(path, "is applied, and not declared.")];
    if (other === undefined) return [difference(path, "is declared, and not applied.")];
    return [difference(path, `is declared with ${one}; applied is ${other}.`)];
  });
}

/** The first route that takes an alert has it: the same routes in another order are others. */
function orderOf(declared: ReadConfig, applied: ReadConfig): Finding[] {
  const [wanted, found] = [declared, applied].map(({ routing }) =>
    [...routesIn(resolveRoutes(routing))].map(({ path }) => path),
  );
  const isSame = wanted?.length === found?.length && wanted?.toSorted().join("\n") === found?.toSorted().join("\n");
  const at = isSame ? (wanted ?? []).findIndex((path, index) => path !== found?.[index]) : -1;
  return at < 0 ? [] : [difference(found?.[at] ?? "", `stands where ${wanted?.[at] ?? ""} is declared to be.`)];
}

function difference(path: string, message: string): Finding {
  return {
    check: "validation/routes-differ",
    severity: "error",
    path,
    message,
    hint: "npm run up brings into force what is declared.",
  };
}

function printRoute({ receiver, groupBy, groupWait, groupInterval, repeatInterval, ...route }: ResolvedRoute): string {
  const intervals = [
    ...(route.muteDuring.length === 0 ? [] : [`muted during ${route.muteDuring.join(", ")}`]),
    ...(route.activeDuring.length === 0 ? [] : [`active during ${route.activeDuring.join(", ")}`]),
    ...(route.continue ? ["continue"] : []),
  ];
  const timers = `group_wait ${groupWait}, group_interval ${groupInterval}, repeat_interval ${repeatInterval}`;
  return [`receiver ${receiver}`, `group_by ${groupBy.toSorted().join(" ")}`, timers, ...intervals].join("; ");
}

function receiverKey({ name }: ReadReceiver): string {
  return `receiver ${name}`;
}

/** Where an address stands in a file or is printed as a secret, nobody can compare it. */
function printReceiver({ integrations }: ReadReceiver): string {
  return (
    integrations
      .map(({ kind }) => kind)
      .toSorted()
      .join(", ") || "nobody to tell"
  );
}

function inhibitionKey({ source, target, equal }: Inhibition): string {
  return `inhibition of ${printed(target)} by ${printed(source)}, equal ${equal.toSorted().join(" ") || "nothing"}`;
}

function intervalKey({ name }: TimeInterval): string {
  return `time interval ${name}`;
}

function printInterval({ spans }: TimeInterval): string {
  return JSON.stringify(spans);
}

function printed(matchers: Inhibition["source"]): string {
  return printMatchers(matchers).join(", ") || "every alert";
}
