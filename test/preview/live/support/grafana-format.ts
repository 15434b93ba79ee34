import { createRequire } from "node:module";
import { join } from "node:path";
import { previewPackages } from "../../../../toolchain/index.ts";

/** How a field says its numbers are written, as in a dashboard's `fieldConfig.defaults`. */
export interface FieldFormat {
  readonly unit?: string;
  readonly decimals?: number;
  readonly mappings?: readonly object[];
}

/** Grafana's own formatter of numbers, from the packages that the pages are built with. */
export async function grafanaFormat(): Promise<(value: number, config?: FieldFormat) => string> {
  const require = createRequire(join(await previewPackages(), "preview.cjs"));
  const { createTheme, formattedValueToString, getDisplayProcessor } = require("@grafana/data") as {
    createTheme(): unknown;
    getDisplayProcessor(options: object): (value: number) => unknown;
    formattedValueToString(display: unknown): string;
  };
  const theme = createTheme();
  return (value, config = {}) =>
    formattedValueToString(getDisplayProcessor({ theme, field: { type: "number", config } })(value));
}
