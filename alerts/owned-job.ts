/** A job that alerts are about, and the team that answers for it. */
export interface OwnedJob {
  readonly job: string;
  readonly owner?: string;
}
