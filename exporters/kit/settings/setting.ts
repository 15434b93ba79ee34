import * as z from "zod";
import { innerOf, type Kind, kindOf } from "./kind.ts";
import { environmentName, fileKeys } from "./names.ts";

/** One setting with its names in every place it can be given in. */
export interface Setting {
  /** The key in the program's shape: the flag without its dashes. */
  readonly flag: string;
  readonly environment: string;
  readonly fileKeys: readonly string[];
  readonly kind: Kind;
  readonly schema: z.ZodType;
  readonly description: string;
  /** As a person would write it; undefined when there is none. */
  readonly usual: unknown;
  /** What `--help` calls the value. */
  readonly placeholder: string;
}

/**
 * The settings of a program, in the order of its shape.
 * @throws Error when a setting would take a secret itself, or two settings share a place: mistakes in the program.
 */
export function settingsOf(program: string, shape: z.ZodRawShape): readonly Setting[] {
  const settings = Object.entries(shape).map(([flag, schema]) => settingOf(program, flag, schema as z.ZodType));
  for (const { flag, environment, fileKeys: keys } of settings) {
    if (isSecret(keys.at(-1) ?? ""))
      throw new Error(`the setting ${flag} would show a secret to everybody; take a file: ${flag}-file`);
    const twin = settings.find(
      (other) => other.flag !== flag && (other.environment === environment || isIn(keys, other.fileKeys)),
    );
    if (twin !== undefined) throw new Error(`the settings ${flag} and ${twin.flag} have the same place`);
  }
  return settings;
}

/** Whether a key names something secret, rather than a file that holds it. */
export function isSecret(key: string): boolean {
  return /(password|passphrase|secret|token|credentials?)$/i.test(key);
}

function settingOf(program: string, flag: string, schema: z.ZodType): Setting {
  return {
    flag,
    environment: environmentName(program, flag),
    fileKeys: fileKeys(flag),
    kind: kindOf(schema),
    schema,
    description: schema.description ?? "",
    usual: find(schema, (one) =>
      one instanceof z.ZodPrefault || one instanceof z.ZodDefault ? one.def.defaultValue : undefined,
    ),
    placeholder: String(find(schema, (one) => (one as z.ZodType).meta()?.placeholder) ?? "value"),
  };
}

function find(schema: z.core.$ZodType | undefined, look: (schema: z.core.$ZodType) => unknown): unknown {
  return schema === undefined ? undefined : (look(schema) ?? find(innerOf(schema), look));
}

function isIn(outer: readonly string[], inner: readonly string[]): boolean {
  return outer.every((key, index) => inner[index] === key);
}
