import type { Injection } from "../../../systems/index.ts";
import { engine } from "../../../toolchain/index.ts";
import type { Copy } from "../../copy/index.ts";
import { engineAction } from "./engine-action.ts";
import { programFault } from "./program-fault.ts";

/** Something that goes wrong until it is ended. */
export interface RunningFault {
  /** Undoes it, and comes back when it is undone. Twice is once. @throws Error when it cannot be undone; may be tried again. */
  end(): Promise<void>;
}

/** What makes a part go wrong, and what undoes it, also where it was undone before. */
export interface FaultControl {
  begin(): Promise<void>;
  /** Tried until the signal. */
  end(signal: AbortSignal): Promise<void>;
}

/**
 * Makes a part of the system beside a copy go wrong. What is half done when it fails is undone.
 *
 * @throws Error when there is no such part or fault, or when the part does not take it.
 */
export async function beginFault(copy: Copy, injection: Injection): Promise<RunningFault> {
  const { docker } = await engine();
  const control = await ("fault" in injection
    ? programFault(docker, copy, injection)
    : engineAction(docker, copy, injection));
  try {
    await control.begin();
  } catch (error) {
    await control.end(AbortSignal.timeout(1000)).catch(() => undefined);
    throw error;
  }
  let over: Promise<void> | undefined;
  return {
    end: () => {
      over ??= control.end(new AbortController().signal).catch((error: unknown) => {
        over = undefined;
        throw error;
      });
      return over;
    },
  };
}
