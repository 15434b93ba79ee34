import test from "ava";
import { libraryPaths } from "../../../toolchain/images/linked-libraries.ts";

const parsed = test.macro((t, text: string, paths: readonly string[]) => {
  t.deepEqual(libraryPaths(text), paths);
});
test(
  "libraries and the loader",
  parsed,
  "\tlinux-vdso.so.1 (0x00007f)\n\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f)\n\t/lib64/ld-linux-x86-64.so.2 (0x00007f)\n",
  ["/lib/x86_64-linux-gnu/libm.so.6", "/lib64/ld-linux-x86-64.so.2"],
);
test(
  "an old kernel page with an empty path",
  parsed,
  "\tlinux-vdso.so.1 =>  (0x00007f)\n\tlibc.so.6 => /lib64/libc.so.6 (0x00007f)\n",
  ["/lib64/libc.so.6"],
);
test("a program without libraries", parsed, "\tnot a dynamic executable\n", []);
