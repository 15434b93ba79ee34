import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pack } from "tar-stream";
import { sha256 } from "../cache/index.ts";
import { goTarget } from "../tools/index.ts";
import type { ImagePlan } from "./image-plan.ts";
import type { Layer } from "./write-layer.ts";

/**
 * The archive that `docker load` takes: layers, configuration, and a manifest that names them.
 * The image's id is the SHA-256 of the configuration, so an image built again has the id it had before.
 */
export function dockerArchive(plan: ImagePlan, layers: readonly Layer[]): Readable {
  const archive = pack();
  const config = imageConfig(plan, layers);
  const configFile = `${sha256(config)}.json`;
  const manifest = [{ Config: configFile, RepoTags: [plan.tag], Layers: layers.map(layerPath) }];
  const fill = async () => {
    for (const layer of layers) {
      const sink = archive.entry({ name: layerPath(layer), size: layer.size, mtime: new Date(0) });
      await pipeline(createReadStream(layer.file), sink);
    }
    archive.entry({ name: configFile, mtime: new Date(0) }, config);
    archive.entry({ name: "manifest.json", mtime: new Date(0) }, JSON.stringify(manifest));
    archive.finalize();
  };
  fill().catch((error: Error) => archive.destroy(error));
  return Readable.from(archive, { objectMode: false });
}

/** Image configuration (OCI image-spec, config.md); the creation time is the epoch so that equal input is equal bytes. */
export function imageConfig(plan: ImagePlan, layers: readonly Layer[]): string {
  const { GOOS, GOARCH } = goTarget(plan.platform);
  const created = "1970-01-01T00:00:00Z";
  const { user, entrypoint, command = [], ports = [], workingDirectory = "/", stopSignal, labels } = plan.config;
  const environment = { PATH: "/usr/local/bin:/bin", ...plan.config.environment };
  return JSON.stringify({
    architecture: GOARCH,
    config: {
      Cmd: command.length > 0 ? command : null,
      Entrypoint: entrypoint.length > 0 ? entrypoint : null,
      Env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
      ExposedPorts: Object.fromEntries(ports.map((port) => [`${port}/tcp`, {}])),
      Labels: labels,
      ...(stopSignal === undefined ? {} : { StopSignal: stopSignal }),
      User: user,
      WorkingDir: workingDirectory,
    },
    created,
    history: layers.map(() => ({ created, created_by: "sightline" })),
    os: GOOS,
    rootfs: { diff_ids: layers.map(({ digest }) => `sha256:${digest}`), type: "layers" },
  });
}

function layerPath({ digest }: Layer): string {
  return `${digest}/layer.tar`;
}
