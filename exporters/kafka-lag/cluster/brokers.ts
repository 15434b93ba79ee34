import type { BrokerAddress } from "../protocol/index.ts";
import { type BrokerLink, brokerLink } from "./broker-link.ts";
import type { Asked } from "./journal.ts";
import type { ClusterSettings } from "./settings.ts";

/** The connections of a cluster, one to each address, kept from reading to reading. */
export interface Brokers {
  /** Takes over who is in the cluster; connections to those who no longer are get closed. */
  update(brokers: readonly BrokerAddress[]): void;
  get(id: number): Asked | undefined;
  readonly all: readonly Asked[];
  /** Whom to ask about the cluster: the connected first, then the other brokers, then the bootstrap addresses. */
  candidates(): readonly Asked[];
  close(): void;
}

export function openBrokers(settings: ClusterSettings): Brokers {
  const bootstrap = settings.bootstrap.map(parseAddress);
  const links = new Map<string, BrokerLink>();
  let known: readonly Asked[] = [];

  const linkTo = (host: string, port: number): BrokerLink => {
    const key = `${host} ${port}`;
    const link = links.get(key) ?? brokerLink(host, port, settings);
    links.set(key, link);
    return link;
  };

  return {
    update(brokers) {
      known = brokers.map(({ id, host, port }) => ({ id, link: linkTo(host, port) }));
      const used = new Set(known.map(({ link }) => link));
      for (const [key, link] of links) {
        if (used.has(link)) continue;
        link.close();
        links.delete(key);
      }
    },
    get: (id) => known.find((broker) => broker.id === id),
    get all() {
      return known;
    },
    candidates() {
      const connected = known.filter(({ link }) => link.connected);
      const others = known.filter(({ link }) => !link.connected);
      const addresses = new Set(known.map(({ link }) => link.address));
      const start = bootstrap
        .map(({ host, port }): Asked => ({ id: undefined, link: linkTo(host, port) }))
        .filter(({ link }) => !addresses.has(link.address));
      return [...connected, ...others, ...start];
    },
    close() {
      for (const link of links.values()) link.close();
    },
  };
}

/** @throws TypeError when it is not `host:port`; settings are checked before they get here. */
export function parseAddress(text: string): { readonly host: string; readonly port: number } {
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text.trim());
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host === undefined || port < 1 || port > 65_535) {
    throw new TypeError(`${JSON.stringify(text)} is no broker address; write host:port, or [address]:port for IPv6`);
  }
  return { host, port };
}
