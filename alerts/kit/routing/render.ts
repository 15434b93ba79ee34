import { type Finding, throwOnErrors } from "../../../problems/index.ts";
import { toYaml } from "../yaml.ts";
import { checkReceivers } from "./check-receivers.ts";
import { checkRoutes } from "./check-routes.ts";
import type { Routing } from "./config.ts";
import { printMatchers } from "./matchers.ts";
import { renderReceiver } from "./receiver.ts";
import type { MessageGrouping, Route } from "./route.ts";
import { SECRETS_FOLDER } from "./secret-file.ts";

/** Everything wrong or odd in a routing definition. */
export function checkRouting(routing: Routing): Finding[] {
  return [...checkReceivers(routing), ...checkRoutes(routing)];
}

/**
 * Renders `alertmanager.yml`.
 *
 * `secretsFolder` is where bare secret names lie; default `/etc/alertmanager/secrets/current`.
 * @throws DefinitionError with every problem of {@link checkRouting}.
 */
export function renderAlertmanager(routing: Routing, options: { readonly secretsFolder?: string } = {}): string {
  throwOnErrors(checkRouting(routing));
  const { receivers, route, inhibit = [], templates = [], resolveTimeout } = routing;
  const folder = options.secretsFolder ?? SECRETS_FOLDER;
  return toYaml({
    ...(resolveTimeout === undefined ? {} : { global: { resolve_timeout: resolveTimeout } }),
    ...(templates.length === 0 ? {} : { templates }),
    route: {
      receiver: route.receiver,
      ...renderGrouping(route),
      ...(route.routes === undefined ? {} : { routes: route.routes.map(renderRoute) }),
    },
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
