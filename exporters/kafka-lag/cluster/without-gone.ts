import type { ClusterReading, GroupReading } from "../reading/index.ts";

/** The reading without groups that were asked for only because they were there before, and turned out to be gone. */
export function withoutGone(reading: ClusterReading): ClusterReading {
  const { groups, rows, uncommitted } = reading;
  const isGone = ({ found, named, rowCount }: GroupReading) => found === false && !named && rowCount === 0;
  if (!groups.some(isGone)) return reading;
  const place = new Uint32Array(groups.length);
  let kept = 0;
  groups.forEach((group, index) => {
    place[index] = isGone(group) ? kept : kept++;
  });
  const moved = (column: Uint32Array) => column.map((group) => place[group] as number);
  return {
    ...reading,
    groups: groups.filter((group) => !isGone(group)),
    rows: { ...rows, group: moved(rows.group) },
    uncommitted: { ...uncommitted, group: moved(uncommitted.group) },
  };
}
