export { acceptsEncoding } from "./accept.ts";
export { type ByteWriter, createByteWriter } from "./byte-writer.ts";
export { createExposition, type SendMetrics } from "./exposition.ts";
export { type Family, type FamilyWriter, familyWriter } from "./family.ts";
export { labelText, withLabel } from "./label-text.ts";
export { hold, retire } from "./lease.ts";
