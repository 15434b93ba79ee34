import test from "ava";
import { commandsFor } from "../../cli/commands.ts";

const names = async (...words: string[]) => (await commandsFor(words, "1.2.3")).map((command) => command.name());

test("the command that was asked for is loaded alone, whatever its words are", async (t) => {
  t.deepEqual(await names("lint", "up"), ["lint"]);
  t.deepEqual(await names("up", "--demo", "down"), ["up"]);
  t.deepEqual(await names("help", "doctor"), ["doctor"]);
});

test("without one, or with an unknown one, all are there to be listed", async (t) => {
  const all = [
    "up",
    "down",
    "passwords",
    "doctor",
    "render",
    "lint",
    "gaps",
    "dashboards",
    "images",
    "loadtest",
    "validate",
    "preview",
  ];
  for (const words of [[], ["--help"], ["help"], ["nonsense"]]) t.deepEqual(await names(...words), all);
});
