import type { Injection } from "../../systems/index.ts";
import type { Told } from "../observe/index.ts";
import type { Fares } from "./works-again.ts";

/** A copy of the monitoring and the system beside it, as far as faults are played on them. */
export interface Scene {
  begin(injection: Injection): Promise<Injected>;
  /** Begins a load, and comes back when it runs; requests a second. @default the system's ordinary one */
  load(perSecond?: number): Promise<Load>;
  /** Has so many workers run. */
  scaleTo(workers: number): Promise<void>;
  /** Which share of the partitions of a Kafka group each of its members has, 0 to 1, the largest first. */
  shares(group: string): Promise<readonly number[]>;
  /** Whether all of the system is scraped and healthy, by the copy's own Prometheus. */
  healthy(): Promise<boolean>;
  /** Everything that has arrived in the inbox. */
  told(): Promise<readonly Told[]>;
  /** Labels of the alerts that fire in Prometheus now. */
  firing(): Promise<readonly Readonly<Record<string, string>>[]>;
  /** Waits. Ends early when whoever watches ends it. */
  pause(milliseconds: number): Promise<void>;
  now(): number;
}

/** Something that was done to a part. */
export interface Injected {
  /** Undoes it; twice is once. */
  end(): Promise<void>;
}

export interface Load {
  /** Of its last seconds. */
  fares(): Fares;
  /** What became of what it sent; undefined where the system keeps no books. */
  books(): Promise<Books | undefined>;
  /** Ends it. Twice is once. */
  stop(): Promise<void>;
}

/** What became of the messages of a load. */
export interface Books {
  readonly accepted: number;
  readonly delivered: number;
  /** Accepted, and not delivered yet; when nothing waits any more, lost. */
  readonly undelivered: number;
  /** Stored while a channel was down and forwarded later, since the system began. */
  readonly forwarded: number;
}
