import { scenarioLabel } from "../compress/index.ts";
import { accessTo, type Copy, partsOf } from "../copy/index.ts";
import { askJson } from "../observe/index.ts";

/** A silence that is set before a part dies; afterwards it must still be there, everywhere. */
export interface Silence {
  readonly id: string;
  readonly episode: string;
}

export async function silence(copy: Copy, episode: string, now: number): Promise<Silence> {
  const [first = "alertmanager"] = partsOf(copy, "alertmanager");
  const { silenceID } = await askJson<{ readonly silenceID: string }>(accessTo(copy, first), "/api/v2/silences", {
    method: "POST",
    body: {
      matchers: [{ name: scenarioLabel, value: episode, isRegex: false, isEqual: true }],
      startsAt: new Date(now).toISOString(),
      endsAt: new Date(now + 3_600_000).toISOString(),
      createdBy: "kill matrix",
      comment: "must survive",
    },
  });
  return { id: silenceID, episode };
}

/** Whether every Alertmanager knows it as active. */
export async function isKept(copy: Copy, { id }: Silence): Promise<boolean> {
  const states = await Promise.all(
    partsOf(copy, "alertmanager").map(async (part) => {
      const silences = await askJson<readonly { readonly id: string; readonly status: { readonly state: string } }[]>(
        accessTo(copy, part),
        "/api/v2/silences",
      );
      return silences.find((one) => one.id === id)?.status.state;
    }),
  );
  return states.every((state) => state === "active");
}
