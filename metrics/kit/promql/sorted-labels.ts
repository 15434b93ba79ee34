/** Labels in the one order in which they are printed, each once. */
export function sortedLabels(labels: readonly string[]): string[] {
  return [...new Set(labels)].sort();
}
