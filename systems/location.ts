/** Where a finding is: the system, or one of its targets. */
export function systemPath(system: string, target?: string): string {
  return target === undefined ? `system "${system}"` : `system "${system}" › target "${target}"`;
}
