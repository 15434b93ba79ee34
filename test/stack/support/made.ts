import { fileURLToPath } from "node:url";
import { execa } from "execa";

export type Inputs = Readonly<Record<string, unknown>>;

/** A resource that a deployment would make. */
export interface Made {
  readonly type: string;
  readonly name: string;
  readonly inputs: Inputs;
}

/** A container's inputs, as far as tests look at them. */
export interface Container extends Inputs {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly envs: readonly string[];
  readonly memory: number;
  readonly networksAdvanced: readonly { readonly name: string; readonly aliases?: readonly string[] }[];
}

/** What stacks with these settings would make, each under its own name. */
export async function madeBy<Name extends string>(
  stacks: Readonly<Record<Name, Inputs>>,
): Promise<Readonly<Record<Name, readonly Made[]>>> {
  const program = fileURLToPath(new URL("deploy.ts", import.meta.url));
  const { stdout } = await execa(process.execPath, [program, JSON.stringify(stacks)]);
  return JSON.parse(stdout) as Record<Name, readonly Made[]>;
}

/** The containers of the stack `p/dev`, by part. */
export function containersOf(made: readonly Made[]): ReadonlyMap<string, Container> {
  return new Map(
    made
      .filter(({ type }) => type === "docker:index/container:Container")
      .map(({ inputs }) => inputs as Container)
      .map((container) => [container.name.replace("p-dev-", ""), container]),
  );
}
