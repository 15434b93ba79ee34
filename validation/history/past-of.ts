import { setTimeout as wait } from "node:timers/promises";
import { scenarioLabel } from "../compress/index.ts";
import { accessTo, type Copy, partsOf } from "../copy/index.ts";
import { askJson, prometheusApi } from "../observe/index.ts";

/** Waits until every Prometheus of a copy has the last sample of an episode's past, that of the moment at which the play begins. */
export async function untilThere(copy: Copy, { id, startAtMs }: { readonly id: string; readonly startAtMs: number }) {
  const query = `signal_playing{${scenarioLabel}=${JSON.stringify(id)}}`;
  for (const part of partsOf(copy, "prometheus")) {
    const { url, user, password } = accessTo(copy, part);
    const ask = prometheusApi({ url: new URL(url), user, password });
    const isThere = async () =>
      (await ask<Vector>("query", { query, time: (startAtMs / 1000).toFixed(3) })).result.length > 0;
    const end = Date.now() + patience;
    while (!(await isThere())) {
      if (Date.now() > end) throw new Error(`${part} did not take in within ${patience / 1000} s what was back-filled`);
      await wait(50);
    }
  }
}

/** It looks for new blocks every second. */
const patience = 30_000;

interface Vector {
  readonly result: readonly unknown[];
}

/** Has every Prometheus of a copy forget the past of episodes, and what rules made of it. */
export async function forget(copy: Copy, ids: readonly string[]): Promise<void> {
  const selector = `{${scenarioLabel}=~${JSON.stringify(ids.join("|"))}}`;
  for (const part of partsOf(copy, "prometheus")) {
    const path = `/api/v1/admin/tsdb/delete_series?${new URLSearchParams({ "match[]": selector })}`;
    await askJson(accessTo(copy, part), path, { method: "POST" });
  }
}
