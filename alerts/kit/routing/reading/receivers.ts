import * as z from "zod";

/** Whom a receiver tells, as far as a configuration says it: secrets it does not. */
export interface ReadIntegration {
  /** `webhook`, `pagerduty`: Alertmanager's word without `_configs`. */
  readonly kind: string;
  /** Host of the address; absent where that is a secret. */
  readonly host?: string;
}

export interface ReadReceiver {
  readonly name: string;
  readonly integrations: readonly ReadIntegration[];
}

/** An entry of `receivers`. */
export const receiverEntry = z.looseObject({ name: z.string() }).transform(
  ({ name, ...lists }): ReadReceiver => ({
    name,
    integrations: Object.entries(lists)
      .filter(([key]) => key.endsWith(listEnd))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, list]) => (Array.isArray(list) ? list : []).map((one) => integrationOf(kindOf(key), one))),
  }),
);

const listEnd = "_configs";

function kindOf(list: string): string {
  return list.slice(0, -listEnd.length);
}

const addresses = z.looseObject({
  url: z.string().optional(),
  api_url: z.string().optional(),
  smarthost: z.string().optional(),
});

function integrationOf(kind: string, given: unknown): ReadIntegration {
  const { url, api_url: apiUrl, smarthost } = addresses.safeParse(given).data ?? {};
  const host = smarthost ?? hostOf(url) ?? hostOf(apiUrl) ?? usual[kind];
  return { kind, ...(host === undefined ? {} : { host }) };
}

function hostOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : URL.parse(address)?.host;
}

/** Where the service has one address for everybody. Source: the defaults of Alertmanager 0.34. */
const usual: Readonly<Record<string, string>> = {
  pagerduty: "events.pagerduty.com",
  telegram: "api.telegram.org",
  opsgenie: "api.opsgenie.com",
  pushover: "api.pushover.net",
};
