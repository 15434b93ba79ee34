/** What became of what a load sent, by the system's own books. */
export interface Ledger {
  /** Messages or operations that the load was told are accepted, or that the books have as accepted. */
  readonly accepted: number;
  /** Of these, what reached its end. */
  readonly delivered: number;
  /** Of these, what did not. When nothing waits any more, it is lost. */
  readonly undelivered: number;
  /** What is under way or stored; undefined where nobody can tell at the moment. */
  readonly waiting: number | undefined;
  /** What was stored and sent later, since the program that stores it began; undefined where nothing is stored. */
  readonly forwarded: number | undefined;
  /** What came twice, and counted once. */
  readonly repeated: number;
  /** What reached its end although the load was told that it is not accepted, or nothing. */
  readonly unannounced: number;
}
