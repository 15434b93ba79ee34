import { acquire, doctor, engine, type ImageName } from "../../../toolchain/index.ts";

/** The id of an image, whatever it takes on this machine to have it; nothing when it is there. */
export async function acquireImage(name: ImageName): Promise<string> {
  const { id } = await engine();
  const found = (await acquire(await doctor([`image/${name}`]))).engines[id]?.images[name];
  if (found === undefined) throw new Error(`there is no ${name} image on this engine`);
  return found.id;
}
