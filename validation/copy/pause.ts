import type Docker from "dockerode";

/** Freezes a container. A busy kernel does not freeze every process in time; the engine then thaws those that it froze, and it is tried again. */
export async function pause(container: Pick<Docker.Container, "pause">): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return void (await container.pause());
    } catch (error) {
      if (attempt === attempts || !/unable to freeze/.test(String(error))) throw error;
    }
  }
}

const attempts = 5;
