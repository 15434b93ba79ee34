import { stripVTControlCharacters } from "node:util";
import test from "ava";
import { doctorTable } from "../../cli/doctor-table.ts";
import type { Item } from "../../toolchain/index.ts";

const here: Item = {
  id: "engine",
  name: "Docker engine",
  version: "29.1",
  how: "present",
  pending: false,
  detail: "local",
};
const built: Item = {
  id: "pulumi",
  name: "Pulumi CLI",
  version: "3.256.0",
  how: "build",
  pending: true,
  detail: "the download is out of reach: from its Go modules",
  downloadMb: 330,
  minutes: 4.5,
};
const absent: Item = {
  id: "image/grafana",
  name: "Image grafana",
  version: "13.2.2",
  how: "missing",
  pending: false,
  detail: "it cannot be pulled here (no such host)",
  remedy: "Load it into the engine.",
  optional: true,
};

test("columns are as wide as what is in them, and what is said of an item stays in its column", (t) => {
  t.is(
    doctorTable([here, built, absent], { width: 80 }),
    `  ✔ Docker engine  29.1     present   local
  ↓ Pulumi CLI     3.256.0  build     the download is out of reach: from its Go
                                      modules, about 4m30s, 330 MB
  – Image grafana  13.2.2   left out  it cannot be pulled here (no such host)
                                      → Load it into the engine.

  npm run up gets what is marked ↓: about 4m30s, 330 MB.
`,
  );
});

test("no line is longer than the terminal, unless that is too narrow to read", (t) => {
  const longest = (width: number) =>
    Math.max(
      ...doctorTable([here, built, absent], { width })
        .split("\n")
        .map((line) => line.length),
    );
  for (const width of [70, 80, 100, 200]) t.true(longest(width) <= width, `${width}`);
  t.true(longest(20) < 80);
  t.true(longest(Infinity) > 80);
});

test("colours change nothing else", (t) => {
  const colored = doctorTable([here, built, absent], { color: true });
  t.true(colored.includes("\u001b[32m✔"));
  t.is(stripVTControlCharacters(colored), doctorTable([here, built, absent]));
});

test("the last line says whether a stack can be brought up", (t) => {
  const last = (...items: readonly Item[]) => doctorTable(items).trimEnd().split("\n").at(-1);
  t.is(last(here, absent), "  Everything is here: npm run up");
  t.is(last(here, { ...absent, optional: false }), "  1 thing missing: a stack cannot be brought up here yet.");
});
