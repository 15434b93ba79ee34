/** Whether a label may be seen. */
export type LabelTest = (label: string) => boolean;

/** Labels that say what a container belongs to, and where its metrics are. Others may hold secrets: proxies keep passwords in them. */
export const usualLabels = [
  "com.docker.compose.config-hash",
  "com.docker.compose.container-number",
  "com.docker.compose.oneoff",
  "com.docker.compose.project",
  "com.docker.compose.service",
  "com.docker.compose.version",
  "com.docker.stack.namespace",
  "com.docker.swarm.node.id",
  "com.docker.swarm.service.id",
  "com.docker.swarm.service.name",
  "com.docker.swarm.task.name",
  "org.opencontainers.image.*",
  "sightline.*",
] as const;

/** Compiles names, and beginnings of names that end in `*`. */
export function labelTest(allowed: readonly string[]): LabelTest {
  const names = new Set(allowed.filter((one) => !one.endsWith("*")));
  const beginnings = allowed.filter((one) => one.endsWith("*")).map((one) => one.slice(0, -1));
  return (label) => names.has(label) || beginnings.some((beginning) => label.startsWith(beginning));
}

/** The labels that may be seen. */
export function shownLabels(labels: unknown, isAllowed: LabelTest): Record<string, unknown> {
  if (typeof labels !== "object" || labels === null) return {};
  return Object.fromEntries(Object.entries(labels).filter(([label]) => isAllowed(label)));
}
