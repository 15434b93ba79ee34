import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { readSecretFile } from "../../../../exporters/kit/settings/index.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { faultsOf } from "../../support/settings.ts";

const setting = "clusters › 0 › sasl › passwordFile";

test("a secret is the file without its last line end", (t) => {
  const file = join(temporaryFolder(t), "password");
  for (const [content, secret] of [
    ["s3cret", "s3cret"],
    ["s3cret\n", "s3cret"],
    ["s3cret\r\n", "s3cret"],
    [" two\nlines \n\n", " two\nlines \n"],
  ] as const) {
    writeFileSync(file, content);
    t.is(readSecretFile(file, setting), secret);
  }
});

test("what cannot be read is told without what could be the secret itself", (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, "empty"), "\n");
  t.deepEqual(
    faultsOf(() => readSecretFile(join(folder, "absent"), setting), folder),
    [`${setting} | the file absent cannot be read: ENOENT`],
  );
  t.deepEqual(
    faultsOf(() => readSecretFile(join(folder, "empty"), setting), folder),
    [`${setting} | the file empty is empty`],
  );
  t.deepEqual(
    faultsOf(() => readSecretFile("hunter2", setting)),
    [
      `${setting} | the file it names cannot be read: ENOENT | Give the path of a file that holds the secret, not the secret itself.`,
    ],
  );
});
