import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { sha256 } from "../../../toolchain/cache/index.ts";
import type { ImagePlan } from "../../../toolchain/images/image-plan.ts";
import { imageConfig } from "../../../toolchain/images/index.ts";
import { writeLayer } from "../../../toolchain/images/write-layer.ts";

/** A registry on loopback with one image of two path parts under the given tags, enough of the distribution API to pull from. */
export async function registry(plan: ImagePlan, references: readonly string[], folder: string) {
  const [content = []] = await plan.layers();
  const layer = await writeLayer(content, join(folder, "layer.tar"));
  const blobs = [Buffer.from(imageConfig(plan, [layer])), gzipSync(readFileSync(layer.file))].map((data) => ({
    data,
    digest: `sha256:${sha256(data)}`,
  }));
  const [config, archive] = blobs.map(({ data, digest }) => ({ size: data.length, digest }));
  const docker = "application/vnd.docker";
  const mediaType = `${docker}.distribution.manifest.v2+json`;
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType,
    config: { mediaType: `${docker}.container.image.v1+json`, ...config },
    layers: [{ mediaType: `${docker}.image.rootfs.diff.tar.gzip`, ...archive }],
  });
  const digest = `sha256:${sha256(manifest)}`;
  const server = createServer((request, response) => {
    const [, , , , kind, reference = ""] = (request.url ?? "").split("/");
    const blob = blobs.find((candidate) => candidate.digest === reference);
    if (request.url === "/v2/") return response.end("{}");
    if (kind === "blobs" && blob !== undefined) return response.end(blob.data);
    if (kind !== "manifests" || ![...references, digest].includes(reference))
      return response.writeHead(404).end(unknown);
    response.writeHead(200, {
      "content-type": mediaType,
      "content-length": manifest.length,
      "docker-content-digest": digest,
    });
    return response.end(request.method === "HEAD" ? undefined : manifest);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, digest, close: () => server.close() };
}

/** The answer to a reference that is not there (OCI distribution-spec, error codes). */
const unknown = JSON.stringify({ errors: [{ code: "MANIFEST_UNKNOWN", message: "manifest unknown" }] });
