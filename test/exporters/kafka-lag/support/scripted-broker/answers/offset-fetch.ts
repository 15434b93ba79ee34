import type { ScriptedCluster, ScriptedCommit } from "../cluster.ts";
import { errorCodes } from "../error-codes.ts";
import type { Request } from "../request.ts";
import type { WireWriter } from "../wire.ts";

interface Wanted {
  readonly group: string;
  readonly topics: readonly { readonly name: string; readonly partitions: readonly number[] }[] | null;
}

/** Committed offsets: of one group before version 8, of many from then on. */
export function answerOffsetFetch(request: Request, out: WireWriter, cluster: ScriptedCluster): readonly string[] {
  const { version } = request;
  const wanted = version >= 8 ? readMany(request) : [readOne(request)];
  if (version >= 7) request.body.boolean();
  if (version >= 3) out.int32(0);
  if (version >= 8) {
    out.array(wanted, (group) => {
      out.string(group.group);
      writeGroup(request, out, cluster, group);
      out.tags();
    });
  } else {
    writeGroup(request, out, cluster, wanted[0] as Wanted);
  }
  out.tags();
  return wanted.map(({ group }) => group);
}

function readMany(request: Request): Wanted[] {
  const { body, version } = request;
  return body.array(() => {
    const group = body.string();
    if (version >= 9) {
      body.nullableString();
      body.int32();
    }
    const topics = readTopics(request);
    body.tags();
    return { group, topics };
  });
}

function readOne(request: Request): Wanted {
  return { group: request.body.string(), topics: readTopics(request) };
}

function readTopics({ body }: Request): Wanted["topics"] {
  return body.nullableArray(() => {
    const name = body.string();
    const partitions = body.array(() => body.int32());
    body.tags();
    return { name, partitions };
  });
}

function writeGroup(request: Request, out: WireWriter, cluster: ScriptedCluster, wanted: Wanted): void {
  const group = cluster.groups.get(wanted.group);
  const foreign = group !== undefined && group.coordinator !== request.broker;
  const error = foreign ? errorCodes.notCoordinator : (group?.offsetsError ?? errorCodes.none);
  const topics =
    error === errorCodes.none ? (wanted.topics?.map(asked(group?.offsets)) ?? [...(group?.offsets ?? [])]) : [];
  out.array(topics, ([name, commits]) => {
    out.string(name);
    out.length(commits.size);
    for (const [index, commit] of commits) writeCommit(out, request.version, index, commit);
    out.tags();
  });
  if (request.version >= 2) out.int16(error);
}

/** Partitions asked for by name and never committed are answered with −1. */
function asked(offsets: ReadonlyMap<string, ReadonlyMap<number, ScriptedCommit>> | undefined) {
  return ({ name, partitions }: NonNullable<Wanted["topics"]>[number]) =>
    [name, new Map(partitions.map((index) => [index, offsets?.get(name)?.get(index) ?? { offset: -1 }]))] as const;
}

function writeCommit(out: WireWriter, version: number, index: number, commit: ScriptedCommit): void {
  out.int32(index);
  out.int64(commit.error === undefined ? commit.offset : -1);
  if (version >= 5) out.int32(-1);
  out.nullableString(commit.metadata ?? "");
  out.int16(commit.error ?? errorCodes.none);
  out.tags();
}
