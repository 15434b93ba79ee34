/** Who reads a metric. */
export type Reader =
  | { readonly kind: "panel"; readonly uid: string; readonly dashboard: string; readonly panel: string }
  | { readonly kind: "variable"; readonly uid: string; readonly dashboard: string; readonly variable: string }
  | { readonly kind: "alert"; readonly name: string }
  | { readonly kind: "record"; readonly name: string }
  | { readonly kind: "objective"; readonly service: string; readonly name: string };

/** Readers in words: the panels of a dashboard together, those who page first. `KafkaConsumerLate · Router Worker › late, backlog`. */
export function readersInWords(readers: readonly Reader[]): readonly string[] {
  const dashboards = Map.groupBy(readers.filter(isOnDashboard), ({ dashboard }) => dashboard);
  return [
    ...distinct(readers.flatMap((reader) => (reader.kind === "alert" ? [reader.name] : []))),
    ...distinct(
      readers.flatMap((reader) => (reader.kind === "objective" ? [`objective ${reader.service}/${reader.name}`] : [])),
    ),
    ...[...dashboards].map(([title, parts]) => `${title} › ${distinct(parts.map(partOf)).join(", ")}`).sort(),
    ...distinct(readers.flatMap((reader) => (reader.kind === "record" ? [`record ${reader.name}`] : []))),
  ];
}

type OnDashboard = Extract<Reader, { readonly dashboard: string }>;

function isOnDashboard(reader: Reader): reader is OnDashboard {
  return "dashboard" in reader;
}

function partOf(reader: OnDashboard): string {
  return reader.kind === "panel" ? reader.panel : `$${reader.variable}`;
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
