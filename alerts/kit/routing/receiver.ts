import { type Integration, listNames, renderIntegration } from "./integrations/index.ts";

/** Whom Alertmanager tells, and how. A receiver without integrations drops what it gets. */
export interface Receiver {
  readonly name: string;
  readonly integrations: readonly Integration[];
}

export const receiver = (name: string, integrations: readonly Integration[]): Receiver => ({ name, integrations });

/** One entry of `receivers`, its integrations gathered by kind. */
export function renderReceiver({ name, integrations }: Receiver, folder: string): object {
  const lists = Object.entries(listNames).flatMap(([kind, list]) => {
    const some = integrations.filter((integration) => integration.kind === kind);
    return some.length === 0 ? [] : [[list, some.map((one) => renderIntegration(one, folder))] as const];
  });
  return { name, ...Object.fromEntries(lists) };
}
