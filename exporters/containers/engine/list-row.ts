/** One container as the engine's list has it. */
export interface ListRow {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly imageId: string;
  readonly labels: Readonly<Record<string, string>>;
  /** `running`, `exited` and so on. */
  readonly state: string;
  /** Absent without a health check. */
  readonly health?: string;
  /** `bridge`, `host`, `container:…` or a network's name. */
  readonly networkMode: string;
}

/** Reads what `/containers/json` answered; what is no container is left out. */
export function readList(answer: unknown): ListRow[] {
  return Array.isArray(answer) ? answer.flatMap((row) => readRow(row as Partial<EngineRow>)) : [];
}

interface EngineRow {
  readonly Id: string;
  readonly Names: readonly string[] | null;
  readonly Image: string;
  readonly ImageID: string;
  readonly Labels: Readonly<Record<string, string>> | null;
  readonly State: string;
  readonly Status: string;
  readonly HostConfig: { readonly NetworkMode?: string };
}

function readRow({ Id, Names, Image, ImageID, Labels, State, Status, HostConfig }: Partial<EngineRow>): ListRow[] {
  const name = nameOf(Names ?? []);
  if (Id === undefined || name === undefined) return [];
  const health = State === "running" ? healthOf(Status ?? "") : undefined;
  return [
    {
      id: Id,
      name,
      image: Image ?? "",
      imageId: ImageID ?? "",
      labels: Labels ?? {},
      state: State ?? "",
      networkMode: HostConfig?.NetworkMode ?? "",
      ...(health === undefined ? {} : { health }),
    },
  ];
}

/** Links give a container further names, which have two slashes. */
function nameOf(names: readonly string[]): string | undefined {
  const own = names.find((name) => name.lastIndexOf("/") === 0) ?? names[0];
  return own?.replace(/^\//, "");
}

/** `Up 5 minutes (healthy)`, `Up 2 seconds (health: starting)`: the list has it nowhere else before API 1.52. */
function healthOf(status: string): string | undefined {
  return /\((?:health: )?(starting|healthy|unhealthy)\)$/.exec(status)?.[1];
}
