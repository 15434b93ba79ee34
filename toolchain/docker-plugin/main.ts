// The process that Pulumi starts as `pulumi-resource-docker`: prints its port on stdout, and nothing else there.
import { containerKind } from "./container/index.ts";
import { imageKind, remoteImageKind } from "./image/index.ts";
import { networkKind, volumeKind } from "./plain/index.ts";
import { serve } from "./server/index.ts";

// Pulumi shows whatever a plugin writes to stderr, and libraries' deprecation notes are nothing to its users.
process.noDeprecation = true;

// Flags come first (--logtostderr, -v=9, --tracing ADDRESS), the engine's address last.
const engineAddress = process.argv.slice(2).findLast((argument) => !argument.startsWith("-"));
const port = await serve([containerKind, imageKind, networkKind, remoteImageKind, volumeKind], engineAddress);
process.stdout.write(`${port}\n`);
