import type { Item } from "../toolchain/index.ts";
import { seconds } from "./row.ts";

/** What it takes to get these items: `about 4m30s, 330 MB`; empty where that is not worth saying. */
export function cost(items: readonly Item[]): string {
  const sum = (pick: (item: Item) => number | undefined) => items.reduce((total, item) => total + (pick(item) ?? 0), 0);
  const time = sum(({ minutes }) => minutes) * 60;
  const megabytes = Math.round(sum(({ downloadMb }) => downloadMb));
  const told = [...(time > 0 ? [`about ${seconds(time)}`] : []), ...(megabytes > 0 ? [`${megabytes} MB`] : [])];
  return told.join(", ");
}
