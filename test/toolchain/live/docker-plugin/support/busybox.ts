import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import type Docker from "dockerode";
import { pack } from "tar-stream";

const binary = "/bin/busybox";

/** Imports an image that holds nothing but a statically linked busybox under its usual names, and returns its id. */
export async function importBusybox(docker: Docker, tag: string): Promise<string> {
  if (!existsSync(binary)) execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "busybox-static"]);
  const archive = pack();
  archive.entry({ name: "bin/busybox", mode: 0o755 }, readFileSync(binary));
  for (const name of ["sh", "sleep", "cat", "echo", "wget", "httpd", "nslookup", "test", "id", "true", "false"]) {
    archive.entry({ name: `bin/${name}`, type: "symlink", linkname: "busybox" });
  }
  for (const folder of ["tmp", "data", "www", "etc", "proc", "sys", "dev"]) {
    archive.entry({ name: folder, type: "directory", mode: 0o777 });
  }
  archive.finalize();
  const [repo, version] = tag.split(":");
  const file = archive as unknown as NodeJS.ReadableStream;
  const stream: NodeJS.ReadableStream = await docker.importImage(file, { repo, tag: version });
  await new Promise((resolve, reject) => {
    docker.modem.followProgress(stream, (error: Error | null, output: unknown) =>
      error ? reject(error) : resolve(output),
    );
  });
  return (await docker.getImage(tag).inspect()).Id;
}
