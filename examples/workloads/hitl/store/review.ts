/** What a reviewer can decide; escalated, a review waits for somebody with more to say. */
export const decisionNames = ["approve", "reject", "modify", "escalate"] as const;

export type Decision = (typeof decisionNames)[number];

export const statuses = ["pending", "escalated", "approved", "rejected", "modified"] as const;

export type Status = (typeof statuses)[number];

/** What a decision makes of a review. */
export const statusAfter: Readonly<Record<Decision, Status>> = {
  approve: "approved",
  escalate: "escalated",
  modify: "modified",
  reject: "rejected",
};

export const severities = ["low", "medium", "high", "critical"] as const;

/** A review as the defence system asks for it. */
export interface NewReview {
  /** What the system has found: a short name. */
  readonly code: string;
  readonly title: string;
  readonly severity: (typeof severities)[number];
  /** What the system would do. */
  readonly action: string;
}

/** A review; `pending` and `escalated` wait for a decision. */
export interface Review extends NewReview {
  readonly id: number;
  readonly status: Status;
  readonly created_at: Date;
  readonly decided_at: Date | null;
  /** Who decided last. */
  readonly reviewer: string | null;
}
