/**
 * Number Grafana knows a panel by, derived from its key alone: moving a panel or adding another never changes links to it.
 * Between 1 and 2^30; two keys of one dashboard that meet in one number are reported by the check `dashboards/panel-id`.
 */
export function panelId(key: string): number {
  return (fnv1a(key) % 0x3fffffff) + 1;
}

/** Number of a row's header; rows and panels share Grafana's id space. */
export function rowId(title: string): number {
  return panelId(`row:${title}`);
}

/** Name of the n-th query of a panel: A, B, … Z, AA, AB, … as Grafana counts them. */
export function refId(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : refId(Math.floor(index / 26) - 1) + letter;
}

// FNV-1a, 32 bits, over UTF-16 code units: short, well spread for short keys, and the same everywhere.
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}
