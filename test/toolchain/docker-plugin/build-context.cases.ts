import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { buildContext, folderDigest } from "../../../toolchain/docker-plugin/image/index.ts";

test("the digest follows names, contents and permissions, not times; a Dockerfile outside is refused", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "sightline-context-"));
  try {
    mkdirSync(join(folder, "sub"));
    writeFileSync(join(folder, "Dockerfile"), "FROM scratch\n");
    writeFileSync(join(folder, "sub", "a"), "1");
    const first = folderDigest(folder);
    writeFileSync(join(folder, "sub", "a"), "1");
    t.is(folderDigest(folder), first);
    writeFileSync(join(folder, "sub", "a"), "2");
    t.not(folderDigest(folder), first);
    writeFileSync(join(folder, "sub", "a"), "1");
    chmodSync(join(folder, "sub", "a"), 0o755);
    t.not(folderDigest(folder), first);
    t.deepEqual(buildContext({ context: folder }), { folder, dockerfile: "Dockerfile" });
    t.throws(() => buildContext({ context: join(folder, "sub"), dockerfile: join(folder, "Dockerfile") }), {
      message: /lies outside of the build context/,
    });
    t.throws(() => buildContext({ context: join(folder, "sub") }), {
      message: /Dockerfile ".*sub\/Dockerfile" does not exist/,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
