import { type Alert, type AlertLabels, type Routed, type Routing, routeOf } from "../../alerts/kit/index.ts";
import { labelsKey, type Told } from "../observe/index.ts";
import type { Episode, ExpectedAlert } from "../plan/index.ts";
import type { Routes } from "../result/index.ts";
import { alertTitles } from "./alert-title.ts";
import { allowance, groupTimer } from "./bound.ts";
import { firingBeside } from "./firing-beside.ts";
import type { Play, Sightings } from "./play.ts";

export interface RoutesOptions {
  readonly play: Play;
  readonly sightings: Sightings;
  /** As it is declared; what runs is what the notifications show. */
  readonly routing: Routing;
  /** Alerts that fire always, of which one at least has to arrive. */
  readonly heartbeats: readonly Alert[];
  readonly episodeLabel: string;
}

type Row = Routes["rows"][number];

interface JudgedRow extends Row {
  readonly inhibited: boolean;
  /** Whether it was told only when nothing inhibited it any more, if it was told. */
  readonly honoured: boolean;
  /** Receivers to which muted routes alone lead. */
  readonly muted: readonly string[];
  readonly grouped: readonly boolean[];
}

/** Who was told of each alert that fired, against who was to be by the declared routes, inhibitions and mutes. */
export function judgeRoutes(options: RoutesOptions): Routes {
  const titleOf = alertTitles(options.play.episodes.map(({ alert }) => alert));
  const judged = options.play.episodes.flatMap((episode) =>
    episode.expected.flatMap((expected) =>
      rowOf(options, episode, expected).map((row) => ({ ...row, alert: titleOf(episode.alert) })),
    ),
  );
  const wrong = judged.filter(({ outcome }) => outcome === "wrong receiver" || outcome === "nobody told");
  const grouped = judged.flatMap((one) => one.grouped);
  const watchdog = heartbeatOf(options);
  const findings = [
    ...unique(wrong).map(findingOf),
    ...(grouped.includes(false) ? [wronglyGrouped(grouped)] : []),
    ...(options.heartbeats.length > 0 && watchdog === undefined ? [heartbeatMissing(options.heartbeats)] : []),
  ];
  const inhibited = judged.filter((one) => one.inhibited);
  const muted = judged.filter((one) => one.muted.length > 0);
  const kept = muted.filter((one) => !one.muted.some((receiver) => one.got.includes(receiver)));
  return {
    status: judged.length === 0 && watchdog === undefined ? "not measured" : findings.length > 0 ? "failed" : "passed",
    findings,
    rows: unique(judged).map(({ inhibited: _i, honoured: _h, muted: _m, grouped: _g, ...row }) => row),
    inhibitions: { expected: inhibited.length, honoured: inhibited.filter((one) => one.honoured).length },
    mutes: { expected: muted.length, honoured: kept.length },
    grouping: { notifications: grouped.length, right: grouped.filter(Boolean).length },
    ...(watchdog === undefined ? {} : { watchdog }),
  };
}

/** Nothing for an alert that did not fire: that is for another part to judge. */
function rowOf(options: RoutesOptions, episode: Episode, expected: ExpectedAlert): readonly JudgedRow[] {
  const { sightings, routing, play, episodeLabel } = options;
  const firing = firingSince(sightings, episode, expected.labels);
  if (firing === undefined) return [];
  const labels = { ...expected.labels, ...play.externalLabels };
  const besideAt = (from: number, to: number) => firingBeside(options, episode, expected.labels, { from, to });
  const routedAt = (from: number, to: number) =>
    routeOf(routing, labels, { at: new Date(from), firing: besideAt(from, to) });
  const certain = routedAt(firing, firing);
  const alone = episode.expected.length <= 1 && besideAt(firing, firing).length === 0;
  const timer = Math.max(0, ...certain.routes.map((route) => groupTimer(route, { alone })));
  const possible = routedAt(firing, firing + timer / play.factor + allowance + play.stalled);
  const told = sightings.told(episode, expected).filter(({ status }) => status === "firing");
  // What inhibits it may be over before it is: then it is told after all.
  const first = told[0]?.at ?? firing;
  const then = certain.inhibited === undefined ? certain : routedAt(first, first);
  const declared = receiversOf(then);
  const got = [...new Set(told.map(({ receiver }) => receiver))].sort();
  const { alert } = episode;
  return [
    {
      alert: alert.name,
      severity: alert.severity,
      declared: [...declared],
      got: [...got],
      notifications: told.length,
      outcome: outcomeOf(declared, got, possible.inhibited !== undefined),
      inhibited: certain.inhibited !== undefined,
      honoured: told.length === 0 || then.inhibited === undefined,
      muted: onlyMuted(certain),
      grouped: told.flatMap((one) => groupedAsDeclared(certain, one, { [episodeLabel]: episode.id })),
    },
  ];
}

function firingSince(sightings: Sightings, episode: Episode, labels: AlertLabels): number | undefined {
  const seen = sightings.seen(episode).find((one) => labelsKey(one.labels) === labelsKey(labels));
  return seen?.spans.find(({ state }) => state === "firing")?.from;
}

function receiversOf({ routes, inhibited }: Routed): readonly string[] {
  if (inhibited !== undefined) return [];
  return [...new Set(routes.filter(({ muted }) => muted === undefined).map(({ receiver }) => receiver))].sort();
}

function onlyMuted({ routes }: Routed): readonly string[] {
  const open = new Set(routes.filter(({ muted }) => muted === undefined).map(({ receiver }) => receiver));
  return routes.map(({ receiver }) => receiver).filter((receiver) => !open.has(receiver));
}

/** What began to mute it while it waited for its group may have come before or after its message. */
function outcomeOf(declared: readonly string[], got: readonly string[], mayBeInhibited: boolean): Row["outcome"] {
  if (got.length === 0) return declared.length === 0 || mayBeInhibited ? "not to be told" : "nobody told";
  return declared.join() === got.join() ? "right" : "wrong receiver";
}

function groupedAsDeclared({ routes }: Routed, told: Told, added: AlertLabels): readonly boolean[] {
  const route = routes.find(({ receiver }) => receiver === told.receiver);
  return route === undefined ? [] : [labelsKey(told.group) === labelsKey({ ...route.group, ...added })];
}

function heartbeatOf({ play, heartbeats }: RoutesOptions): Routes["watchdog"] {
  for (const { name } of heartbeats) {
    const told = play.observed.told.filter(({ labels, status }) => labels.alertname === name && status === "firing");
    const [first] = told;
    if (first !== undefined) return { alert: name, receiver: first.receiver, notifications: told.length };
  }
  return undefined;
}

/** Rows that say the same are one. */
function unique(rows: readonly JudgedRow[]): readonly JudgedRow[] {
  const groups = Map.groupBy(rows, ({ alert, severity, declared, got, outcome }) =>
    JSON.stringify([alert, severity, declared, got, outcome]),
  );
  return [...groups.values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : [{ ...first, notifications: [first, ...more].reduce((sum, one) => sum + one.notifications, 0) }],
  );
}

function findingOf({ alert, severity, declared, got, outcome }: Row) {
  const who = declared.length === 0 ? "nobody" : declared.join(", ");
  const told = got.length === 0 ? "nobody was told" : `${got.join(", ")} got it`;
  return {
    ...(outcome === "nobody told" ? nobodyTold : wrongReceiver),
    severity: "error" as const,
    path: `alerts › ${alert} (${severity})`,
    message: `had to reach ${who}; ${told}.`,
  };
}

const nobodyTold = {
  check: "validation/nobody-told",
  hint: "Check that the receiver answers, and Alertmanager's log for why it was not.",
};

const wrongReceiver = {
  check: "validation/wrong-receiver",
  hint: "Compare sightline:routes with the routes that Alertmanager runs; amtool config routes test says which one takes it.",
};

function wronglyGrouped(grouped: readonly boolean[]) {
  return {
    check: "validation/wrong-group",
    severity: "error" as const,
    path: "alertmanager › group_by",
    message: `${grouped.filter((right) => !right).length} of ${grouped.length} notifications were grouped by other labels than declared.`,
    hint: "Compare sightline:grouping with the group_by that Alertmanager runs.",
  };
}

function heartbeatMissing(heartbeats: readonly Alert[]) {
  return {
    check: "validation/no-heartbeat",
    severity: "error" as const,
    path: `alerts › ${heartbeats.map(({ name }) => name).join(", ")}`,
    message: "fires always and never arrived: nobody would notice that alerts no longer come through.",
    hint: "Check the rule, its route and its receiver.",
  };
}
