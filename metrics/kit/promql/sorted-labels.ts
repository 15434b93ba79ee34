/** Labels in the one order in which they are printed, each once. */
export function sortedLabels(labels: readonly string[]): string[] {
  return labels.length < 2 ? [...labels] : [...new Set(labels)].sort();
}
