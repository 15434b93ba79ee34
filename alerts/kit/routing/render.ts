import { throwOnErrors } from "../../../problems/index.ts";
import { toYaml } from "../yaml.ts";
import { checkRouting } from "./checks/index.ts";
import type { Routing } from "./config.ts";
import { printMatchers } from "./matchers.ts";
import { renderReceiver } from "./receiver.ts";
import type { MessageGrouping, Route } from "./route.ts";
import { SECRETS_FOLDER } from "./secret-file.ts";
import { renderTimeInterval } from "./time/index.ts";

/**
 * Renders `alertmanager.yml`.
 *
 * `secretsFolder` is where bare secret names lie; default `/etc/alertmanager/secrets/current`.
 * @throws DefinitionError with every error of {@link checkRouting}.
 */
export function renderAlertmanager(routing: Routing, options: { readonly secretsFolder?: string } = {}): string {
  throwOnErrors(checkRouting(routing));
  const { receivers, route, timeIntervals = [], inhibit = [], templates = [], resolveTimeout } = routing;
  const folder = options.secretsFolder ?? SECRETS_FOLDER;
  return toYaml({
    ...(resolveTimeout === undefined ? {} : { global: { resolve_timeout: resolveTimeout } }),
    ...(templates.length === 0 ? {} : { templates }),
    route: {
      receiver: route.receiver,
      ...renderGrouping(route),
      ...(route.routes === undefined ? {} : { routes: route.routes.map(renderRoute) }),
    },
    ...(timeIntervals.length === 0 ? {} : { time_intervals: timeIntervals.map(renderTimeInterval) }),
    ...(inhibit.length === 0
      ? {}
      : {
          inhibit_rules: inhibit.map(({ source, target, equal }) => ({
            source_matchers: printMatchers(source),
            target_matchers: printMatchers(target),
            equal: [...equal].sort(),
          })),
        }),
    receivers: receivers.map((receiver) => renderReceiver(receiver, folder)),
  });
}

function renderRoute(route: Route): object {
  return {
    matchers: printMatchers(route.match),
    ...(route.receiver === undefined ? {} : { receiver: route.receiver }),
    ...(route.continue === true ? { continue: true } : {}),
    ...renderGrouping(route),
    ...(route.muteDuring === undefined ? {} : { mute_time_intervals: route.muteDuring }),
    ...(route.activeDuring === undefined ? {} : { active_time_intervals: route.activeDuring }),
    ...(route.routes === undefined ? {} : { routes: route.routes.map(renderRoute) }),
  };
}

function renderGrouping({ groupBy, groupWait, groupInterval, repeatInterval }: MessageGrouping): object {
  return {
    ...(groupBy === undefined ? {} : { group_by: [...groupBy].sort() }),
    ...(groupWait === undefined ? {} : { group_wait: groupWait }),
    ...(groupInterval === undefined ? {} : { group_interval: groupInterval }),
    ...(repeatInterval === undefined ? {} : { repeat_interval: repeatInterval }),
  };
}
