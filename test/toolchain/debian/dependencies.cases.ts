import test from "ava";
import { dependencies } from "../../../toolchain/debian/dependencies.ts";

const lists: Readonly<Record<string, string>> = {
  server: "Pre-Depends: init (>= 1)\nDepends: liba (>= 2~), tools:any (= 1), debconf (>= 0.5) | libx, libc6\n",
  tools: "Depends: libb | libx, libc6\n",
  liba: "Depends: libc6, liba-data\n",
  "liba-data": "Breaks: libz\n",
  libb: "Depends: liba\nRecommends: libz\n",
  libc6: "",
};
const asked: (readonly string[])[] = [];
const show = async (names: readonly string[]) => {
  asked.push(names);
  return names.map((name) => `Package: ${name}\n${lists[name] ?? ""}`).join("\n");
};

test("what is wanted of the dependencies comes along, each once and asked for once", async (t) => {
  t.deepEqual(await dependencies(["server"], /^(lib|tools$)/, show), [
    "server",
    "liba",
    "libc6",
    "tools",
    "liba-data",
    "libb",
  ]);
  t.deepEqual(asked, [["server"], ["liba", "libc6", "tools"], ["liba-data", "libb"]]);
});
