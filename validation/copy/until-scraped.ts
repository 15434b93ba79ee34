import { clock } from "../../metrics/signal.ts";
import { askJson } from "../observe/index.ts";
import { accessTo, type Copy, partsOf } from "./access.ts";
import { insist } from "./insist.ts";

/** Waits until every Prometheus has a sample of the signal: it begins to scrape some seconds after it began to run. */
export async function untilScraped(copy: Copy, signal: AbortSignal): Promise<void> {
  const query = `/api/v1/query?query=${clock.definition.name}`;
  for (const part of partsOf(copy, "prometheus")) {
    await insist(async () => {
      const { data } = await askJson<{ readonly data: { readonly result: readonly unknown[] } }>(
        accessTo(copy, part),
        query,
      );
      if (data.result.length === 0) throw new Error(`${part} has no sample of the signal`);
    }, signal);
  }
}
