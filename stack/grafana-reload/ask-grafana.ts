import type Docker from "dockerode";
import type { GrafanaOutcome } from "../agent/reload-grafana.ts";
import { runThrowaway } from "../release/index.ts";
import type { GrafanaReloadInputs } from "./operations.ts";

/** Has the agent, from inside the network, bring Grafana up to date. */
export async function askGrafana(docker: Docker, inputs: GrafanaReloadInputs): Promise<GrafanaOutcome> {
  const { agentImage, user, network, secretsVolume, request, labels } = inputs;
  let outcome: GrafanaOutcome | undefined;
  const { output } = await runThrowaway(docker, {
    image: agentImage,
    command: ["reload-grafana", JSON.stringify(request)],
    user,
    network,
    mounts: [{ Type: "volume", Source: secretsVolume, Target: request.secrets, ReadOnly: true }],
    labels,
    onLine(line) {
      outcome = JSON.parse(line) as GrafanaOutcome;
    },
  });
  return outcome ?? { outcome: "failed", message: `Grafana could not be asked: ${output}` };
}
