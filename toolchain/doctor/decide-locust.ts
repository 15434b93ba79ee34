import { lock } from "../lock.ts";
import { pythonRemedy } from "../python/index.ts";
import { compareVersions } from "../tools/index.ts";
import type { Facts, LocustFacts } from "./facts.ts";
import type { Item } from "./item.ts";

/** Locust on the PATH or in the cache, else from PyPI; whoever wants it does without where it cannot be had. */
export function decideLocust({ locust }: Facts): Item {
  const { version, megabytes, minutes } = lock.python.locust;
  const base = { id: "locust", name: "Locust", version, optional: true } as const;
  const { installed, cached } = locust;
  if (installed !== undefined) {
    const outcome = { kind: "tool", folder: installed, source: "present" } as const;
    return { ...base, how: "present", pending: false, detail: `in ${installed}`, outcome };
  }
  if (cached !== undefined) {
    const outcome = { kind: "tool", folder: cached, source: "download" } as const;
    return { ...base, how: "present", pending: false, detail: "cached (downloaded)", outcome };
  }
  const fault = pythonFault(locust);
  const cost = { downloadMb: megabytes, minutes } as const;
  if (fault === undefined) return { ...base, how: "download", pending: true, detail: "from PyPI", ...cost };
  if (locust.canInstallVenv) {
    const detail = `from PyPI, after the distribution's ${lock.python.packages.join(" and ")}: ${fault}`;
    return { ...base, how: "download", pending: true, detail, ...cost };
  }
  return { ...base, how: "missing", pending: false, detail: fault, remedy: pythonRemedy };
}

function pythonFault({ python }: LocustFacts): string | undefined {
  const { minimum } = lock.python;
  if (python === undefined) return "there is no Python";
  if (compareVersions(python.version, minimum) < 0) return `Python ${python.version} is too old, it takes ${minimum}`;
  return python.venv ? undefined : `Python ${python.version} has no venv module`;
}
