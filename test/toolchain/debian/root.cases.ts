import test from "ava";
import { mergedPath } from "../../../toolchain/debian/index.ts";

const merged = test.macro((t, path: string, expected: string) => t.is(mergedPath(path), expected));
test("a library of an old package", merged, "/lib/x86_64-linux-gnu/libc.so.6", "/usr/lib/x86_64-linux-gnu/libc.so.6");
test("the loader", merged, "/lib64/ld-linux-x86-64.so.2", "/usr/lib64/ld-linux-x86-64.so.2");
test("a program", merged, "/bin/dash", "/usr/bin/dash");
test("what is there already", merged, "/usr/lib/postgresql/15/bin/postgres", "/usr/lib/postgresql/15/bin/postgres");
test("what only looks like it", merged, "/library/lib/x", "/library/lib/x");
