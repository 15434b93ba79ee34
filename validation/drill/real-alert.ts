import { type AlertLabels, drillLabels, type Routing, routeOf } from "../../alerts/kit/index.ts";
import { type Access, askJson } from "../observe/index.ts";
import { holding, inWords, type Silence } from "./silences.ts";

/**
 * What would keep the real alert from being told now, although nothing keeps the drill: times of day, silences and inhibitions, a
 * sentence each.
 */
export async function keptFromTelling(
  alertmanager: Access,
  routing: Routing,
  real: readonly AlertLabels[],
): Promise<readonly string[]> {
  const [silences, active] = await Promise.all([
    askJson<readonly Silence[]>(alertmanager, "/api/v2/silences"),
    askJson<readonly { readonly labels: AlertLabels }[]>(alertmanager, "/api/v2/alerts"),
  ]);
  const firing = active.map(({ labels }) => labels).filter((labels) => labels[drillLabels.drill] === undefined);
  return sentences(real, { routing, silences, firing, at: new Date() });
}

export interface Surroundings {
  readonly routing: Routing;
  readonly silences: readonly Silence[];
  /** Labels of the real alerts that fire. */
  readonly firing: readonly AlertLabels[];
  readonly at: Date;
}

export function sentences(
  real: readonly AlertLabels[],
  { routing, silences, firing, at }: Surroundings,
): readonly string[] {
  const found = real.flatMap((labels) => {
    const { routes, inhibited } = routeOf(routing, labels, { at, firing });
    return [
      ...routes.flatMap(({ receiver, muted }) =>
        muted === undefined ? [] : [`The real alert would not be told to ${receiver} now: ${mutedInWords(muted)}.`],
      ),
      ...(inhibited === undefined
        ? []
        : [
            `The real alert would not be told now: ${inhibited.source.alertname ?? "another alert"} fires and inhibits it.`,
          ]),
    ];
  });
  const held = holding(silences, real).map(
    (one) => `The real alert would not be told now: it is silenced ${inWords(one)}.`,
  );
  return [...new Set([...found, ...held])];
}

function mutedInWords(muted: { readonly during: readonly string[] } | { readonly outside: readonly string[] }): string {
  return "during" in muted
    ? `it is muted during ${muted.during.join(", ")}`
    : `it is outside ${muted.outside.join(", ")}`;
}
