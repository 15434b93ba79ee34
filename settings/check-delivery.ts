import { didYouMean, type Finding } from "../problems/index.ts";
import type { Context } from "./context.ts";
import { printPath } from "./issues.ts";

/** Receivers and secrets that do not exist, and a prod stack that would tell nobody. */
export function deliveryFindings(context: Context): readonly Finding[] {
  return [
    ...unknownReceivers(context),
    ...reservedReceivers(context),
    ...unknownIntervals(context),
    ...unknownSecrets(context),
    ...silentProd(context),
  ];
}

/** The receiver every stack has: the stack's own recorder of notifications. */
const inbox = "inbox";

function unknownReceivers({ draft, receiverNames }: Context): readonly Finding[] {
  const { defaultReceiver } = draft;
  const known = [...new Set([...receiverNames, inbox])].sort();
  const named = [
    ...(defaultReceiver === undefined ? [] : [{ name: defaultReceiver, path: ["defaultReceiver"] }]),
    ...(draft.routes ?? []).map(({ receiver }, index) => ({ name: receiver, path: ["routes", index, "receiver"] })),
    ...(["P0", "P1", "P2", "P3"] as const).flatMap((priority) => {
      const name = draft.priorities?.[priority];
      return name === undefined ? [] : [{ name, path: ["priorities", priority] }];
    }),
  ];
  return named
    .filter(({ name }) => !known.includes(name))
    .map(({ name, path }) => {
      const meant = didYouMean(name, known);
      return {
        check: "settings/unknown-receiver",
        severity: "error",
        path: printPath(path),
        message: `there is no receiver "${name}"; known: ${known.join(", ")}.`,
        hint: meant === undefined ? "Declare it in sightline:receivers." : `Did you mean ${meant}?`,
      };
    });
}

function reservedReceivers({ draft }: Context): readonly Finding[] {
  return Object.keys(draft.receivers ?? {})
    .filter((name) => [inbox, "drill", "heartbeat"].includes(name))
    .map((name) => ({
      check: "settings/reserved-receiver",
      severity: "error",
      path: printPath(["receivers", name]),
      message: `"${name}" is a receiver every stack has already; allowed: any other name.`,
      hint: "Give the receiver another name.",
    }));
}

function unknownIntervals({ draft, timeIntervalNames }: Context): readonly Finding[] {
  const { workingHours } = draft.priorities ?? {};
  const named = [
    ...(draft.routes ?? []).flatMap((route, index) =>
      (["muteDuring", "activeDuring"] as const).flatMap((key) =>
        (route[key] ?? []).map((name, place) => ({ name, path: ["routes", index, key, place] })),
      ),
    ),
    ...(workingHours === undefined ? [] : [{ name: workingHours, path: ["priorities", "workingHours"] }]),
  ];
  return named
    .filter(({ name }) => !timeIntervalNames.includes(name))
    .map(({ name, path }) => {
      const meant = didYouMean(name, timeIntervalNames);
      return {
        check: "settings/unknown-time-interval",
        severity: "error",
        path: printPath(path),
        message: `there is no time interval "${name}"; known: ${timeIntervalNames.length === 0 ? "none" : timeIntervalNames.join(", ")}.`,
        hint: meant === undefined ? "Declare it in sightline:timeIntervals." : `Did you mean ${meant}?`,
      };
    });
}

function unknownSecrets({ draft, secretNames }: Context): readonly Finding[] {
  if (secretNames === undefined) return [];
  const used = [
    ...Object.entries(draft.receivers ?? {}).map(([name, { secret }]) => ({
      secret,
      path: ["receivers", name, "secret"],
    })),
    ...(draft.heartbeat === undefined ? [] : [{ secret: draft.heartbeat.secret, path: ["heartbeat", "secret"] }]),
    ...Object.entries(draft.kafka ?? {}).flatMap(([system, access]) =>
      (["tls", "sasl"] as const).flatMap((part) => {
        const secret = access[part]?.secret;
        return secret === undefined ? [] : [{ secret, path: ["kafka", system, part, "secret"] }];
      }),
    ),
  ];
  return used
    .filter(({ secret }) => !secretNames.includes(secret))
    .map(({ secret, path }) => ({
      check: "settings/unknown-secret",
      severity: "error",
      path: printPath(path),
      message: `sightline:secrets has no entry "${secret}"; it has: ${secretNames.length === 0 ? "none" : secretNames.join(", ")}.`,
      hint: `Add it: pulumi config set --secret --path 'sightline:secrets.${secret}'.`,
    }));
}

function silentProd({ draft, environment, hasHeartbeat }: Context): readonly Finding[] {
  if (environment !== "prod") return [];
  const findings: Finding[] = [];
  const { defaultReceiver } = draft;
  if (defaultReceiver === undefined || defaultReceiver === inbox)
    findings.push({
      check: "settings/no-receiver",
      severity: "error",
      path: printPath(["defaultReceiver"]),
      message: `nobody would be told: the default receiver is ${defaultReceiver === undefined ? "missing" : "the inbox"}; allowed in prod: one of sightline:receivers.`,
      hint: "Declare a receiver in sightline:receivers and name it here.",
    });
  if (hasHeartbeat) return findings;
  findings.push({
    check: "settings/no-heartbeat",
    severity: "error",
    path: printPath(["heartbeat"]),
    message: "is missing: nobody would notice that the stack itself has died; prod needs one.",
    hint: "Name the secret with the URL of a dead man's switch: heartbeat: {secret: heartbeat}.",
  });
  return findings;
}
