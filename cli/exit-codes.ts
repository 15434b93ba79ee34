/** Exit codes of every command. */
export const exitCodes = {
  fine: 0,
  /** Something was found: a wrong setting, a finding, a target that does not answer. */
  found: 1,
  /** The command could not do its work. */
  failed: 2,
} as const;
