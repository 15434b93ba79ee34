import { readFileSync } from "node:fs";
import type { SavedExposition } from "../bundle/index.ts";

/** The files of `job=FILE`, each as an instance of its job; throws with all that cannot be read. */
export function savedMetrics(given: readonly string[]): readonly SavedExposition[] {
  const faults: string[] = [];
  const saved = given.flatMap((text): readonly SavedExposition[] => {
    const [, job, file] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
    if (job === undefined || file === undefined) {
      faults.push(`"${text}" is no job=FILE, such as api-service=metrics.txt`);
      return [];
    }
    try {
      const content = readFileSync(file, "utf8");
      if (!/^[a-zA-Z_:{#]/m.test(content)) faults.push(`${file} has no metrics in text form`);
      return [{ job, instance: file, text: content }];
    } catch (error) {
      const { code = String(error) } = error as NodeJS.ErrnoException;
      faults.push(code === "ENOENT" ? `there is no file ${file}` : `${file} cannot be read: ${code}`);
      return [];
    }
  });
  const twice = given.filter((text, index) => given.indexOf(text) < index);
  faults.push(...twice.map((text) => `${text} is given twice`));
  if (faults.length > 0) throw new Error(`--metrics: ${faults.join("; ")}`);
  return saved;
}
