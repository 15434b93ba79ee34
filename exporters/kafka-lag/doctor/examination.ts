/** One thing that was looked at. */
export interface Line {
  readonly outcome: "ok" | "note" | "fault";
  readonly subject: string;
  readonly detail: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** What the doctor found out about one cluster. */
export interface Examination {
  readonly cluster: string;
  readonly sections: readonly { readonly title: string; readonly lines: readonly Line[] }[];
  /** What a collection costs; undefined when none was possible. */
  readonly estimate: Estimate | undefined;
}

/** Measured in one collection with the settings at hand. */
export interface Estimate {
  readonly seconds: number;
  readonly requests: Readonly<Record<string, number>>;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly level: string;
  readonly series: Readonly<Record<string, number>>;
  readonly seriesLimit: number;
}

/** Whether anything must be put right. */
export function hasFault({ sections }: Examination): boolean {
  return sections.some(({ lines }) => lines.some(({ outcome }) => outcome === "fault"));
}
