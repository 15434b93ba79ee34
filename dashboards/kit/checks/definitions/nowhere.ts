import type { Text } from "../../../../alerts/kit/checks/index.ts";

/** What is defined in TypeScript stands in no file. */
export const nowhere = (): undefined => undefined;

export function asText(value: string): Text {
  return { value };
}
