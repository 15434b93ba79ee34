import { load, YAMLException } from "js-yaml";

/** The value of a YAML text, or what is wrong with it in one line. */
export function parseYaml(text: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: load(text) };
  } catch (error) {
    if (error instanceof YAMLException) return { fault: error.message.split("\n")[0] ?? "" };
    throw error;
  }
}
