import { goldenIn } from "../../support/golden.ts";

/** Compares a text with a file of `test/golden/exporters`, byte for byte; `UPDATE_GOLDEN=1` writes it instead. */
export const matchesGolden = goldenIn("exporters");
