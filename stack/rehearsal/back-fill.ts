import type Docker from "dockerode";
import { pack } from "tar-stream";
import { DeploymentError } from "../automation/index.ts";
import { stackLabel } from "../place.ts";
import { agentUser, runThrowaway } from "../release/index.ts";
import type { Marks } from "./marks.ts";
import type { RehearsalPart } from "./parts.ts";

export interface BackFillOptions {
  /** Of Prometheus: promtool lies in it. */
  readonly image: string;
  readonly marks: Marks;
  readonly part: RehearsalPart;
  readonly openMetrics: readonly Buffer[];
}

/**
 * Makes blocks of samples of the past in the data volume of a Prometheus, which may run: blocks appear there whole, and it
 * takes in what is new at each look.
 *
 * @throws DeploymentError with promtool's words.
 */
export async function backFill(docker: Docker, { image, marks, part, openMetrics }: BackFillOptions): Promise<void> {
  const { exitCode, output } = await runThrowaway(docker, {
    image,
    entrypoint: ["/bin/promtool"],
    command: [...createBlocks, `${data}/${file}`, data],
    user: agentUser,
    mounts: [{ Type: "volume", Source: `${marks.prefix}-${part}-data`, Target: data }],
    labels: { [stackLabel]: marks.label },
    upload: { folder: data, archive: await archiveOf(openMetrics) },
  });
  if (exitCode !== 0)
    throw new DeploymentError(`promtool could not back-fill ${part} (exit code ${exitCode}): ${output}`);
}

const data = "/prometheus";
/** Prometheus takes only what is named as its blocks are for one. */
const file = "back-filled.txt";

/** One block, however long it is: the text is read once for each of them, and every one is one more to ask. */
const createBlocks = ["tsdb", "create-blocks-from", "--max-block-duration=500h", "openmetrics", "--quiet"];

async function archiveOf(openMetrics: readonly Buffer[]): Promise<Buffer> {
  const [uid = 0, gid = 0] = agentUser.split(":").map(Number);
  const tar = pack();
  tar.entry({ name: file, uid, gid, mode: 0o644 }, Buffer.concat(openMetrics));
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
