import { Command, type CommanderError, Option, type OutputConfiguration } from "commander";
import { didYouMean } from "../../../problems/index.ts";
import type { Setting } from "../settings/index.ts";
import type { ProgramInfo } from "./program.ts";

/** What was asked for on the command line. */
export interface CommandLine {
  /** Values of settings by flag; a list holds every value given, of others the last counts. */
  readonly flags: ReadonlyMap<string, string | readonly string[]>;
  /** The sub-command; undefined means to serve. */
  readonly command?: string;
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** A sub-command as the command line needs it. */
export interface CommandSyntax {
  readonly name: string;
  readonly description: string;
  readonly arguments?: string;
  readonly options?: Readonly<Record<string, string>>;
}

/**
 * Reads a command line. The program's name may stand first, as in the command of a container; flags may stand before and behind a sub-command.
 * @throws CommanderError for `--help` and `--version` (exit code 0) and for what it does not know; its message is already printed.
 */
export function readCommandLine(
  program: ProgramInfo,
  settings: readonly Setting[],
  commands: readonly CommandSyntax[],
  argv: readonly string[],
  output: OutputConfiguration = {},
): CommandLine {
  const flags = new Map<string, string | readonly string[]>();
  let asked: Omit<CommandLine, "flags"> = { arguments: [], options: {} };
  const root = new Command(program.name)
    .description(program.description)
    .version(program.version)
    .usage("[flags] [command]")
    .configureHelp({ helpWidth: Math.max(80, process.stdout.columns ?? 100) })
    .configureOutput(output)
    .helpCommand(false)
    .exitOverride();
  addSettings(root, settings, flags, false);
  for (const { name, description, options = {}, ...syntax } of commands) {
    const command = root.command(name).description(description);
    if (syntax.arguments !== undefined) command.argument(syntax.arguments);
    for (const [option, help] of Object.entries(options)) command.option(option, help);
    addSettings(command, settings, flags, true);
    command.addHelpText("after", `\nThe flags of ${program.name} --help are taken as well.`);
    command.action(() => {
      asked = { command: name, arguments: command.args, options: ownOptions(command, settings) };
    });
  }
  root.addHelpText("after", () => epilogue(program, settings));
  root.allowExcessArguments();
  root.action(() => refuseOperands(root, commands));
  const words = argv[0] === program.name ? argv.slice(1) : argv;
  refuseStructures(root, settings, words);
  root.parse(withoutUnknownValues(root, words), { from: "user" });
  return { flags, ...asked };
}

function addSettings(
  command: Command,
  settings: readonly Setting[],
  flags: Map<string, string | readonly string[]>,
  hidden: boolean,
) {
  for (const setting of settings.filter(({ kind }) => kind !== "structure")) {
    const { flag, kind } = setting;
    const option = new Option(`--${flag}${kind === "switch" ? " [value]" : " <value>"}`, helpOf(setting));
    option.helpGroup(`${headingOf(flag)}:`).hideHelp(hidden);
    option.flags = `--${flag}${shownValue(setting)}`;
    command.addOption(option);
    command.on(`option:${flag}`, (given: string | null) => {
      const before = flags.get(flag);
      if (kind !== "list") flags.set(flag, given ?? "true");
      else flags.set(flag, [...(Array.isArray(before) ? before : []), given ?? ""]);
    });
  }
}

/** What stands behind the flag in the help: for a switch only when it takes a value to change anything. */
function shownValue({ kind, placeholder, usual }: Setting): string {
  if (kind === "switch") return usual === "true" ? "=false" : "";
  return kind === "list" ? ` <${placeholder}>…` : ` <${placeholder}>`;
}

function helpOf({ description, usual }: Setting): string {
  const printed = Array.isArray(usual) ? usual.join(", ") : String(usual ?? "");
  return printed === "" ? description : `${description} (default: ${printed})`;
}

function headingOf(flag: string): string {
  const [first = ""] = flag.split(/[.-]/);
  return first.charAt(0).toUpperCase() + first.slice(1);
}

function epilogue({ name }: ProgramInfo, settings: readonly Setting[]): string {
  const example = settings.find(({ flag }) => flag === "web.listen-address");
  const structures = settings.filter(({ kind }) => kind === "structure");
  const onlyInFile = structures.map(({ fileKeys, description }) => `  ${fileKeys.join(".")}: ${description}\n`);
  return `
Every flag is also an environment variable and a key in the settings file, for example
--web.listen-address, ${example?.environment} and web: {listenAddress: …}.
Flags win over the environment, the environment over the file. A list is a repeated flag, or a
variable with commas. See what holds: ${name} check-config --print
${onlyInFile.length === 0 ? "" : `\nOnly in the settings file:\n${onlyInFile.join("")}`}`;
}

function refuseOperands(root: Command, commands: readonly CommandSyntax[]): void {
  const [given] = root.args;
  if (given === undefined) return;
  const known = commands.map(({ name }) => name);
  const meant = didYouMean(given, known);
  root.error(
    `error: unknown command '${given}'; ${meant === undefined ? `known: ${known.join(", ")}` : `did you mean ${meant}?`}`,
  );
}

function refuseStructures(root: Command, settings: readonly Setting[], words: readonly string[]): void {
  const given = new Set(words.map((word) => word.split("=", 1)[0]));
  const structure = settings.find(({ kind, flag }) => kind === "structure" && given.has(`--${flag}`));
  if (structure !== undefined)
    root.error(`error: --${structure.flag} has more structure than a flag can hold; put it into the settings file`);
}

/** So that the library compares names when it says what was meant, and does not repeat a value that may be a secret. */
function withoutUnknownValues(root: Command, words: readonly string[]): string[] {
  const known = new Set([root, ...root.commands].flatMap(({ options }) => options.map(({ long }) => long)));
  return words.map((word) => {
    const [flag = ""] = word.split("=", 1);
    return flag.startsWith("--") && !known.has(flag) ? flag : word;
  });
}

function ownOptions(command: Command, settings: readonly Setting[]): Record<string, unknown> {
  const names = new Set(settings.map(({ flag }) => new Option(`--${flag}`).attributeName()));
  return Object.fromEntries(Object.entries(command.opts()).filter(([name]) => !names.has(name)));
}

/** What a command line that cannot be read, or asks for help, makes of the process. */
export function exitCodeOf(error: CommanderError): number {
  return error.exitCode === 0 ? 0 : 2;
}
