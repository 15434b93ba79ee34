/** Why a call brought nothing, in kinds a person can act on. */
export type FailureKind =
  /** The name has no address. */
  | "name-resolution"
  /** Nobody listens there, or no route leads there. */
  | "unreachable"
  /** Not done when the collection's time was over. */
  | "timeout"
  /** The connection broke while waiting. */
  | "connection-lost"
  /** TLS could not be agreed on, or a certificate was not accepted. */
  | "tls"
  /** User, password, token or mechanism was refused. */
  | "authentication"
  /** Known to the broker, but not allowed. */
  | "authorization"
  /** Broker and program share no version of this call. */
  | "unsupported"
  /** The broker answered with an error for the call or for some of what was asked. */
  | "refused"
  /** A file that the settings name, a certificate or a secret, cannot be read. */
  | "local-file"
  /** The answer could not be read. */
  | "malformed";

/** A call that failed as a whole, or the items in its answer that did. */
export interface CallFailure {
  /** Node id; undefined for a bootstrap address whose id is not known. */
  readonly broker: number | undefined;
  readonly address: string;
  /** The protocol's name of the call: `OffsetFetch`. `Connect` when there was no connection to make it on. */
  readonly call: string;
  readonly kind: FailureKind;
  /** The protocol's name of the error, `NOT_LEADER_OR_FOLLOWER`, or Node's code, `ECONNREFUSED`. */
  readonly code: string;
  /** In a sentence, for a person. */
  readonly message: string;
  /** Groups or partitions without an answer because of it. */
  readonly items: number;
}

/** Something a broker cannot say: what is missing, and from which version or with which right it would be there. */
export interface Limitation {
  readonly check:
    | "list-offsets-max-timestamp"
    | "list-groups-type"
    | "offset-fetch-many"
    | "describe-configs-denied"
    | "describe-producers-denied";
  /** Node ids, sorted. */
  readonly brokers: readonly number[];
  readonly message: string;
}
