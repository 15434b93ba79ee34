/**
 * Billionths of a processor in a decimal number such as `0.5`.
 *
 * @throws Error when it is none.
 */
export function parseCpus(text: string): number {
  if (!/^\d+(\.\d{1,9})?$/.test(text))
    throw new Error(`"${text}" is not a number of processors: write for example 0.5`);
  return Math.round(Number(text) * 1e9);
}

/** The number of processors as the upstream plugin reads it back: `1.50` becomes `1.5`, and `2` becomes `2.0`. */
export function formatCpus(billionths: number): string {
  return (billionths / 1e9).toFixed(9).replace(/(\.\d+?)0+$/, "$1");
}

export function decimalCpus(text: string): string {
  return formatCpus(parseCpus(text));
}
