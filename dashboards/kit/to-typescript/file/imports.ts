/** What a file imports, noted while it is written. */
export interface Imports {
  /** The local name of something that a module exports. */
  use(from: string, name: string): string;
  /** By module, each name with its local one. */
  all(): ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Does something; when it fails, what it imported is forgotten. */
  attempt<T>(write: () => T): T;
}

/** `reserved` are names that the file gives to things of its own. */
export function noteImports(reserved: ReadonlySet<string> = new Set()): Imports {
  let modules = new Map<string, Map<string, string>>();
  const taken = (local: string) =>
    reserved.has(local) || [...modules.values()].some((names) => [...names.values()].includes(local));
  return {
    use(from, name) {
      const names = modules.get(from) ?? new Map<string, string>();
      modules.set(from, names);
      const local = names.get(name) ?? [name, `${name}Metric`, `${name}Panel`].find((one) => !taken(one)) ?? name;
      names.set(name, local);
      return local;
    },
    all: () => modules,
    attempt(write) {
      const before = new Map([...modules].map(([from, names]) => [from, new Map(names)]));
      try {
        return write();
      } catch (error) {
        modules = before;
        throw error;
      }
    },
  };
}
