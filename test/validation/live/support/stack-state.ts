import type { StackProject } from "../../../stack/live/support/stack-project.ts";

/** What a stack is and has, as far as something beside it could change it. */
export interface StackState {
  /** Names, ids, starts and restarts of its containers. */
  readonly containers: readonly string[];
  /** Its networks with the containers on each, and its volumes. */
  readonly connected: readonly string[];
  /** The configuration that Prometheus runs. */
  readonly config: string;
  /** Where it scrapes. */
  readonly targets: readonly string[];
  /** Names of the alerts that fire, and what Alertmanager has. */
  readonly firing: readonly string[];
  readonly alerts: readonly string[];
  /** Notifications in the inbox but for the heartbeat's, by id. */
  readonly notifications: readonly number[];
  /** Labels of every series. */
  readonly series: readonly Readonly<Record<string, string>>[];
}

export async function stateOf(stack: StackProject): Promise<StackState> {
  const password = await stack.password();
  const read = async <T>(part: "prometheus" | "alertmanager" | "inbox", path: string): Promise<T> => {
    const { status, body } = await stack.get(part, path, password);
    if (status !== 200) throw new Error(`${part}${path} answers ${status}: ${body}`);
    return JSON.parse(body) as T;
  };
  const prometheus = async <T>(path: string) => (await read<{ data: T }>("prometheus", `/api/v1/${path}`)).data;
  const { result: firing } = await prometheus<{ result: { metric: { alertname: string } }[] }>(
    `query?query=${encodeURIComponent('ALERTS{alertstate="firing"}')}`,
  );
  const { notifications } = await read<{
    notifications: { id: number; alerts: { labels: { alertname: string } }[] }[];
  }>("inbox", "/api/v1/notifications?limit=100000");
  const { activeTargets } = await prometheus<{ activeTargets: { scrapeUrl: string }[] }>("targets");
  return {
    containers: await containersOf(stack),
    connected: await connectedTo(stack),
    config: (await prometheus<{ yaml: string }>("status/config")).yaml,
    targets: activeTargets.map(({ scrapeUrl }) => scrapeUrl).sort(),
    firing: firing.map(({ metric }) => metric.alertname).sort(),
    alerts: (await read<{ fingerprint: string }[]>("alertmanager", "/api/v2/alerts"))
      .map((one) => one.fingerprint)
      .sort(),
    notifications: notifications
      .filter(({ alerts }) => alerts.some(({ labels }) => labels.alertname !== "Watchdog"))
      .map(({ id }) => id),
    series: await prometheus(`series?match[]=${encodeURIComponent('{__name__!=""}')}`),
  };
}

async function containersOf({ docker, name, stack }: StackProject): Promise<readonly string[]> {
  const all = await docker.listContainers({ all: true, filters: { name: [`^/${name}-${stack}-`] } });
  const states = all.map(async ({ Id, Names }) => {
    const { State, RestartCount } = await docker.getContainer(Id).inspect();
    return `${Names.join()} ${Id} since ${State.StartedAt}, ${State.Status}, restarted ${RestartCount} times`;
  });
  return (await Promise.all(states)).sort();
}

async function connectedTo({ docker, name, stack }: StackProject): Promise<readonly string[]> {
  const own = (one: string) => one === `${name}-${stack}` || one.startsWith(`${name}-${stack}-`);
  const networks = (await docker.listNetworks()).filter(({ Name }) => own(Name));
  const inspected = await Promise.all(networks.map(({ Id }) => docker.getNetwork(Id).inspect()));
  const volumes = ((await docker.listVolumes()).Volumes ?? []).map(({ Name }) => Name).filter(own);
  return [
    ...inspected.map(({ Name, Id, Containers }) => {
      const on = Object.values(Containers as Record<string, { Name: string }>).map((one) => one.Name);
      return `${Name} ${Id}: ${on.sort().join()}`;
    }),
    ...volumes,
  ].sort();
}
