import { readFile } from "node:fs/promises";
import { pack } from "tar-stream";
import type { Values } from "../protocol/index.ts";
import { readFlag, readObjects, readText } from "../read-inputs.ts";

/** A file to write into a container before it starts. */
export interface Upload {
  readonly path: string;
  readonly content: Buffer;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The files of the property `uploads`, their sources read.
 *
 * @throws Error unless exactly one of content, contentBase64 and source says something, as upstream demands.
 */
export async function readUploads(inputs: Values): Promise<Upload[]> {
  return await Promise.all(
    readObjects(inputs, "uploads").map(async (upload) => ({
      path: readText(upload, "file"),
      content: await contentOf(upload),
      mode: modeOf(upload),
      uid: numericId(upload, "owner"),
      gid: numericId(upload, "group"),
    })),
  );
}

/** A tar archive of the files, for the Engine API's `PUT /containers/{id}/archive?path=/`. */
export async function uploadArchive(uploads: readonly Upload[]): Promise<Buffer> {
  const archive = pack();
  for (const { path, content, mode, uid, gid } of uploads) {
    archive.entry({ name: path.replace(/^\/+/, ""), mode, uid, gid, mtime: new Date(0) }, content);
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function contentOf(upload: Values): Promise<Buffer> {
  const given = ["content", "contentBase64", "source"].filter((name) => readText(upload, name) !== "");
  const [way] = given;
  if (given.length !== 1 || way === undefined) {
    const fault = given.length === 0 ? "is empty" : `has ${given.join(" and ")}`;
    throw new Error(`upload "${readText(upload, "file")}" ${fault}: give one of content, contentBase64 and source`);
  }
  const value = readText(upload, way);
  if (way === "source") return await readFile(value);
  return Buffer.from(value, way === "content" ? "utf8" : "base64");
}

function modeOf(upload: Values): number {
  const permissions = readText(upload, "permissions");
  if (permissions === "") return readFlag(upload, "executable") ? 0o744 : 0o644;
  if (!/^0[0-7]{3}$/.test(permissions)) {
    throw new Error(`upload "${readText(upload, "file")}": permissions "${permissions}" are not like "0644"`);
  }
  return Number.parseInt(permissions, 8);
}

function numericId(upload: Values, name: "owner" | "group"): number {
  const value = readText(upload, name) || "0";
  if (/^\d+$/.test(value)) return Number(value);
  throw new Error(`upload "${readText(upload, "file")}": ${name} "${value}" is not a number; names are not looked up`);
}
