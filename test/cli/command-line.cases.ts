import test from "ava";
import { commandLine, stackOption } from "../../cli/command-line.ts";
import manifest from "../../package.json" with { type: "json" };

test("the repository's commands are npm's scripts, where it has them", (t) => {
  t.is(commandLine("passwords"), "npm run passwords");
  t.is(commandLine("up", stackOption("prod")), "npm run up -- --stack prod");
  t.is(commandLine("images", ["--save", "DIR"]), "node cli/sightline.mjs images --save DIR");
  const scripts = Object.entries(manifest.scripts).filter(([name, script]) => script.endsWith(`sightline.mjs ${name}`));
  t.true(scripts.length > 3);
  for (const [name] of scripts) t.is(commandLine(name), `npm run ${name}`);
});

test("a package's commands go through npx", (t) => {
  t.is(commandLine("passwords", stackOption("dev"), false), "npx sightline passwords");
  t.is(commandLine("up", stackOption("prod"), false), "npx sightline up --stack prod");
  t.is(commandLine("images", ["--save", "DIR"], false), "npx sightline images --save DIR");
});
