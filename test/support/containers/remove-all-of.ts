import Docker from "dockerode";
import { removeAllOf } from "./leftovers.ts";

await removeAllOf(new Docker(), Number(process.argv[2]));
