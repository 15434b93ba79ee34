import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { execa } from "execa";

/** A Pulumi program of one Docker volume, deployed once: what `pulumi up` costs before any of our own work. */
export interface BareProgram {
  /** Seconds that `pulumi up` takes to find that nothing changed. */
  upAgain(): Promise<number>;
  remove(): Promise<void>;
}

export async function bareProgram(): Promise<BareProgram> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-bare-"));
  const name = `slb-${folder.slice(-6).toLowerCase()}`;
  const pulumi = (...args: string[]) =>
    execa("pulumi", [...args, "--non-interactive", "--stack", "bare"], {
      cwd: folder,
      env: {
        PULUMI_BACKEND_URL: `file://${folder}`,
        PULUMI_CONFIG_PASSPHRASE: "bench",
        PULUMI_SKIP_UPDATE_CHECK: "true",
      },
    });
  const up = () => pulumi("up", "--yes", "--skip-preview");
  await symlink(resolve(import.meta.dirname, "..", "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ name, type: "module", private: true }));
  await writeFile(
    join(folder, "Pulumi.yaml"),
    `name: ${name}\nruntime: {name: nodejs, options: {typescript: false}}\nmain: index.js\n`,
  );
  await writeFile(
    join(folder, "index.js"),
    `import * as docker from "@pulumi/docker";\nnew docker.Volume("bare", { name: "${name}" });\n`,
  );
  await execa("pulumi", ["stack", "init", "bare", "--non-interactive"], {
    cwd: folder,
    env: { PULUMI_BACKEND_URL: `file://${folder}`, PULUMI_CONFIG_PASSPHRASE: "bench" },
  });
  await up();
  return {
    upAgain: async () => {
      const start = performance.now();
      await up();
      return (performance.now() - start) / 1000;
    },
    remove: async () => {
      await pulumi("destroy", "--yes", "--skip-preview");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
