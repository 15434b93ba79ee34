import test from "ava";
import fc from "fast-check";
import { type Files, ownFolder, release } from "../../bundle/index.ts";

const root = "/etc/x/config";

test("files learn the folder they will lie in", (t) => {
  const { digest, files } = release({ "b.yml": `at ${ownFolder}/a.yml and ${ownFolder}`, "a.yml": "a" }, root);
  t.is(digest, "0262b0a11f8cf1f7");
  t.deepEqual(Object.entries(files), [
    ["a.yml", "a"],
    ["b.yml", `at ${root}/releases/${digest}/a.yml and ${root}/releases/${digest}`],
  ]);
});

const someFiles = fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { minKeys: 1, noNullPrototype: true });

test("the digest depends on content, not on order or place", (t) => {
  fc.assert(
    fc.property(someFiles, (files) => {
      const reversed: Files = Object.fromEntries(Object.entries(files).reverse());
      const { digest } = release(files, root);
      t.regex(digest, /^[0-9a-f]{16}$/);
      t.is(release(reversed, root).digest, digest);
      t.is(release(files, "/elsewhere").digest, digest);
    }),
  );
});

test("any changed byte, path or added file gives another digest", (t) => {
  fc.assert(
    fc.property(someFiles, fc.string({ minLength: 1 }), (files, more) => {
      const [path = "", content = ""] = Object.entries(files)[0] ?? [];
      const { [path]: _, ...others } = files;
      const { digest } = release(files, root);
      t.not(release({ ...files, [path]: content + more }, root).digest, digest);
      t.not(release({ ...files, [`${path}/${more}`]: content }, root).digest, digest);
      t.not(release({ ...others, [`${path}/${more}`]: content }, root).digest, digest);
    }),
  );
});

test("what moves from a path to its content is another release", (t) => {
  t.not(release({ a: "bc" }, root).digest, release({ ab: "c" }, root).digest);
  t.not(release({ a: "", b: "" }, root).digest, release({ a: "1:b0:" }, root).digest);
});
