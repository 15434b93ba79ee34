/** Name of a file of a panel's data, without what file systems refuse. */
export function fileName(panel: string, frame: string, moment: string): string {
  const plain = `${panel}-data-${frame}-${moment}`.replaceAll(/[^\p{L}\p{N}._ -]+/gu, "_");
  return `${plain.slice(0, 150).trim()}.csv`;
}
