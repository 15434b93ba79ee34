import { readdirSync, readFileSync } from "node:fs";
import test from "ava";
import type { Command } from "commander";
import { load } from "js-yaml";
import { commandsFor } from "../../cli/commands.ts";

const root = new URL("../../", import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, root), "utf8");
const filesIn = (folder: string, ending: string) =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}${name}`);

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly { readonly run?: string; readonly uses?: string; readonly if?: string }[] }
    >
  >;
}

const workflowFiles = filesIn(".github/workflows/", ".yml");
const workflows = workflowFiles.map((path) => ({ path, workflow: load(textOf(path)) as Workflow }));
const pages = ["README.md", "CONTRIBUTING.md", ...filesIn("docs/", ".md")];

interface Words {
  readonly path: string;
  readonly words: readonly string[];
}

/** What is typed after the command's name: in lines of code of a page, in steps of a workflow. */
function calls(path: string, text: string): readonly Words[] {
  // A comment after the command, and what a sentence goes on with, is none of its words.
  const typed = text.matchAll(/(?:npx sightline|node (?:\S*\/)?cli\/sightline\.mjs) +([a-z][^\n|>&`;)]*)/g);
  return [...typed].map(([, words = ""]) => ({ path, words: (words.split(/\s#|,\s/)[0] ?? "").trim().split(/\s+/) }));
}

const known = await commandsFor([], "0.0.0");

/** The sub-command that words lead to, and its options. */
function commandOf([first, ...rest]: readonly string[], among: readonly Command[]): Command | undefined {
  const found = among.find((command) => command.name() === first);
  return found === undefined || found.commands.length === 0 ? found : commandOf(rest, found.commands);
}

function wrong({ path, words }: Words): readonly string[] {
  const command = commandOf(words, known);
  if (command === undefined) return [`${path}: there is no command ${words.join(" ")}`];
  const flags = words.flatMap((word) => /^--?[a-z][a-z-]*/.exec(word) ?? []).filter((flag) => flag !== "--help");
  return flags
    .filter((flag) => !command.options.some(({ long, short }) => long === flag || short === flag))
    .map((flag) => `${path}: ${command.name()} has no ${flag}`);
}

test("every command of the pages is there, with the flags they show", (t) => {
  const typed = pages.flatMap((path) => calls(path, textOf(path)));
  t.true(typed.length >= 25, String(typed.length));
  t.deepEqual(typed.flatMap(wrong), []);
});

test("every command of the workflows is there, with the flags they give", (t) => {
  const typed = workflows.flatMap(({ path, workflow }) =>
    Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run = "" }) => calls(path, run))),
  );
  t.true(typed.some(({ words }) => words.includes("rehearse")));
  t.deepEqual(typed.flatMap(wrong), []);
});

test("scripts that workflows run are those of the package", (t) => {
  const { scripts } = JSON.parse(textOf("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
  const typed = workflowFiles.flatMap((path) => [...textOf(path).matchAll(/npm run (?:--silent )?([\w:-]+)/g)]);
  t.deepEqual(
    typed.map(([, script = ""]) => script).filter((script) => scripts[script] === undefined),
    [],
  );
});

test("a workflow's steps run or use something, and what they use is pinned to a commit", (t) => {
  for (const { path, workflow } of workflows)
    for (const { steps } of Object.values(workflow.jobs))
      for (const step of steps) {
        t.is(Number(step.run !== undefined) + Number(step.uses !== undefined), 1, path);
        if (step.uses !== undefined) t.regex(step.uses, /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/, path);
        t.is((step.if ?? "").split("${{").length, (step.if ?? "").split("}}").length, path);
      }
});

test("a flag that is not there, and a command that is not there, would be found", (t) => {
  const faults = (text: string) => calls("page", text).flatMap(wrong);
  t.deepEqual(faults("npx sightline validate rehearse --quik"), ["page: rehearse has no --quik"]);
  t.deepEqual(faults("node ../../cli/sightline.mjs vallidate x"), ["page: there is no command vallidate x"]);
  t.deepEqual(faults("npx sightline up    # --nothing"), []);
});
