import type { AgentRequest } from "../agent/request.ts";

/** The files of one release and the volume they belong in. */
export interface VolumeRelease {
  readonly volume: string;
  /** Where the service sees the volume. */
  readonly mountPath: string;
  readonly digest: string;
  /** Content by path relative to the release's folder. */
  readonly files: Readonly<Record<string, string>>;
  /** Owner of the files, `uid:gid`. */
  readonly owner: string;
  /** Permissions of the files; secrets are readable by their owner only. */
  readonly mode: number;
}

/** A volume that a throw-away container sees read-only beside the release. */
export interface ExtraVolume {
  readonly volume: string;
  readonly mountPath: string;
}

/**
 * What a `Release` resource is told; plain data, kept in the state file.
 * Secret files reach it as a secret property and are encrypted there.
 */
export interface ReleaseInputs {
  /** For error messages: `Prometheus`. */
  readonly subject: string;
  /** Releases that take effect together; each volume is owned by one resource. */
  readonly releases: readonly VolumeRelease[];
  /** Image of our own programs; runs the agent. */
  readonly agentImage: string;
  /** Folder of each release that readers see at a stable path, `live/<folder>`. */
  readonly mirror?: string;
  /** Asks the service's own tool about the new release before it is put in force. */
  readonly check?: {
    readonly image: string;
    readonly entrypoint: readonly string[];
    readonly command: readonly string[];
    readonly volumes: readonly ExtraVolume[];
  };
  /** The service that is to take it. */
  readonly service?: NonNullable<AgentRequest["service"]> & {
    /** It need not exist yet; one that was made from another image or command is about to be replaced and is left alone. */
    readonly container: string;
    readonly image: string;
    readonly command: readonly string[];
    readonly network: string;
    readonly volumes: readonly ExtraVolume[];
  };
  readonly labels: Readonly<Record<string, string>>;
}
