import { type DashboardJson, queriesOf } from "./grafana-queries.ts";

/** Asks Grafana's API: a GET, or a POST where there is a body. */
export type AskGrafana = (path: string, body?: object) => Promise<{ readonly status: number; readonly body: unknown }>;

/** A dashboard as it was provisioned: its folder and its file. */
export interface Provisioned {
  readonly folder: string;
  readonly dashboard: DashboardJson;
}

/**
 * What is wrong with the dashboards that a Grafana has: some are missing or too many, in another folder, not from files,
 * can be saved, or have panels whose queries fail. Empty when all is well.
 *
 * https://grafana.com/docs/grafana/latest/developers/http_api/
 */
export async function grafanaFaults(ask: AskGrafana, wanted: readonly Provisioned[]): Promise<readonly string[]> {
  const found = (await ask("/api/search?type=dash-db&limit=5000")).body as readonly SearchHit[];
  const extra = found.filter(({ uid }) => !wanted.some(({ dashboard }) => dashboard.uid === uid));
  const faults = extra.map(({ uid }) => `${uid}: nobody provisioned it`);
  for (const one of wanted) {
    const hit = found.find(({ uid }) => uid === one.dashboard.uid);
    faults.push(...(hit === undefined ? [`${one.dashboard.uid}: is not there`] : await faultsOf(ask, one, hit)));
  }
  return faults;
}

interface SearchHit {
  readonly uid: string;
  readonly folderTitle?: string;
}

async function faultsOf(
  ask: AskGrafana,
  { folder, dashboard }: Provisioned,
  hit: SearchHit,
): Promise<readonly string[]> {
  const { uid } = dashboard;
  const answer = await ask(`/api/dashboards/uid/${uid}`);
  const { meta } = answer.body as { readonly meta?: { readonly provisioned?: boolean } };
  const faults = [
    ...(hit.folderTitle === folder ? [] : [`${uid}: is in the folder ${hit.folderTitle ?? "General"}, not ${folder}`]),
    ...(answer.status === 200 && meta?.provisioned === true ? [] : [`${uid}: is not from a file`]),
  ];
  const saved = await ask("/api/dashboards/db", {
    dashboard: { ...dashboard, title: `${dashboard.title} (edited)` },
    overwrite: true,
  });
  if (saved.status < 400) faults.push(`${uid}: can be changed in the browser`);
  for (const { panel, body } of queriesOf(dashboard)) {
    const { status, body: result } = await ask("/api/ds/query", body);
    const error = errorIn(result);
    if (status !== 200 || error !== undefined) faults.push(`${uid} › ${panel}: ${error ?? `status ${status}`}`);
  }
  return faults;
}

function errorIn(result: unknown): string | undefined {
  const { results = {}, message } = (result ?? {}) as {
    readonly results?: Readonly<Record<string, { readonly error?: string; readonly status?: number }>>;
    readonly message?: string;
  };
  const failed = Object.entries(results).find(([, { error, status = 200 }]) => error !== undefined || status >= 400);
  return failed === undefined ? message : `query ${failed[0]}: ${failed[1].error ?? failed[1].status}`;
}
