/** What the HITL API cannot work without. */
export const dependencies = ["postgres", "redis"] as const;

export type Dependency = (typeof dependencies)[number];

/** A dependency did not do what was asked of it in time; the caller is told with 503. */
export class DependencyError extends Error {
  readonly dependency: Dependency;

  constructor(dependency: Dependency, cause: unknown) {
    super(`${dependency}: ${reasonOf(cause)}`, { cause });
    this.name = "DependencyError";
    this.dependency = dependency;
  }
}

/** An error's own words; where a machine has several addresses, node's error has none but its code. */
export function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return message || code || String(error);
}
