import { readFileSync } from "node:fs";
import type Docker from "dockerode";
import { pack } from "tar-stream";

const support = `${import.meta.dirname}/../../support`;

const dockerfile = (base: string) => `FROM ${base}
USER 0:0
COPY busybox /bin/busybox
COPY tools/ /bin/
COPY app/ /grafana/
COPY --chown=472:0 data/ /var/lib/grafana/
USER 472:0
ENTRYPOINT ["/usr/local/bin/node", "/grafana/grafana-stand-in.ts"]
`;

/** As much of Grafana's own command as is used, with the same words. */
const works = `#!/bin/busybox sh
[ "$*" = "cli admin reset-admin-password --password-from-stdin" ] || { echo "unknown: $*"; exit 64; }
read -r password || [ -n "$password" ] || exit 1
printf %s "$password" > /var/lib/grafana/password
echo "Admin password changed successfully"
`;
const fails = `#!/bin/busybox sh
echo "attempt to write a readonly database"
exit 1
`;
const applet = (name: string) => `#!/bin/busybox sh\nexec /bin/busybox ${name} "$@"\n`;

/** Builds an image on the one of our own programs that behaves like Grafana's as far as the stack deals with it. */
export async function buildGrafanaStandIn(
  docker: Docker,
  options: { readonly programs: string; readonly tag: string; readonly toolWorks: boolean },
): Promise<string> {
  const { programs, tag, toolWorks } = options;
  const context = pack();
  const add = (name: string, content: string | Buffer, mode = 0o755) => context.entry({ name, mode }, content);
  add("Dockerfile", dockerfile(programs));
  add("busybox", readFileSync("/bin/busybox"));
  add("tools/grafana", toolWorks ? works : fails);
  for (const name of ["sh", "wget"]) add(`tools/${name}`, applet(name));
  for (const name of ["grafana-behaviour.ts", "grafana-stand-in.ts"])
    add(`app/${name}`, readFileSync(`${support}/${name}`), 0o644);
  context.entry({ name: "data", type: "directory", mode: 0o755 });
  context.finalize();
  const stream = await docker.buildImage(context as unknown as NodeJS.ReadableStream, { t: tag, forcerm: true });
  await new Promise((resolve, reject) => {
    docker.modem.followProgress(stream, (error: Error | null, output: { error?: string }[]) => {
      const failure = error?.message ?? output.find((line) => line.error !== undefined)?.error;
      if (failure === undefined) resolve(output);
      else reject(new Error(failure));
    });
  });
  return (await docker.getImage(tag).inspect()).Id;
}
