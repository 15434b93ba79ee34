/** What is watched and how, as the settings say. */
export interface Plan {
  /** Undefined: nothing is read from the kernel's files. */
  readonly cgroupRoot?: string;
  /** Whether containers that do not run are told too. */
  readonly stopped: boolean;
  /** Whether a container of this name is watched. */
  readonly wants: (name: string) => boolean;
  /** Labels of containers that are told, sorted. */
  readonly labels: readonly string[];
  /** Whether every series has the label `id`. */
  readonly idLabel: boolean;
  /** Requests to the engine at a time. */
  readonly parallel: number;
  readonly network: {
    readonly enabled: boolean;
    readonly intervalMs: number;
    /** The host's `/proc`; undefined: the engine is asked. */
    readonly procRoot?: string;
  };
}
