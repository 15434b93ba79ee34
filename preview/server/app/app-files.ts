import { readdir } from "node:fs/promises";
import { extname, join, relative } from "node:path";
import send from "@fastify/send";
import type { FastifyReply, FastifyRequest } from "fastify";
import { acceptsEncoding } from "../../../exporters/kit/index.ts";

/** The files of the built page. */
export interface AppFiles {
  /** The file under a path as it stands in an address: `/assets/index.js`. */
  find(path: string): string | undefined;
  /** Answers with a file that was found: compressed, 304 where the browser has it, or a part of it. */
  send(request: FastifyRequest, reply: FastifyReply, file: string): Promise<FastifyReply>;
}

const extensions = { br: ".br", gzip: ".gz" } as const;

/** The shorter one first. */
const encodings = ["br", "gzip"] as const;

const text = new Set([".css", ".html", ".js", ".json", ".map", ".svg", ".txt"]);

/**
 * Lists the files in the folder; only these are ever served, whatever an address says. A file `x.js.br` or `x.js.gz` is `x.js` compressed.
 * @throws Error when the folder has no `index.html`
 */
export async function openAppFolder(folder: string): Promise<AppFiles> {
  const files = new Set(await list(folder));
  if (!files.has("index.html"))
    throw new Error(`${folder} holds no index.html: it is not the built page; give another --app.dir`);
  const byPath = new Map<string, string>();
  for (const file of files) if (!isCompressed(file, files)) byPath.set(`/${encodeURI(file)}`, file);

  return {
    find: (path) => byPath.get(path),
    async send(request, reply, file) {
      const accepted = String(request.headers["accept-encoding"] ?? "");
      const encoding = encodings.find((one) => files.has(file + extensions[one]) && acceptsEncoding(one, accepted));
      const sent = encoding === undefined ? file : file + extensions[encoding];
      const { statusCode, headers, stream } = await send(request.raw, encodeURI(sent), {
        root: folder,
        dotfiles: "allow",
        index: false,
        cacheControl: false,
      });
      reply.code(statusCode).headers(headers).header("vary", "accept-encoding");
      if (statusCode === 200 || statusCode === 206) {
        reply.type(typeOf(file));
        if (encoding !== undefined) reply.header("content-encoding", encoding);
      }
      return reply.send(stream);
    },
  };
}

async function list(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function isCompressed(file: string, files: ReadonlySet<string>): boolean {
  return Object.values(extensions).some((end) => file.endsWith(end) && files.has(file.slice(0, -end.length)));
}

function typeOf(file: string): string {
  const type = send.mime.getType(file) ?? "application/octet-stream";
  return text.has(extname(file)) ? `${type}; charset=utf-8` : type;
}
