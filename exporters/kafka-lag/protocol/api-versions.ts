import { type ApiVersions, negotiate } from "./api.ts";
import { arrayLength, type Cursor, int16 } from "./cursor.ts";

/** Error code of the answer, and the versions agreed on. Version 0 of the call has no body. */
export function readApiVersions(cursor: Cursor): { readonly error: number; readonly versions: ApiVersions } {
  const error = int16(cursor);
  const offered: [number, number, number][] = [];
  for (let count = arrayLength(cursor, false); count > 0; count--) {
    offered.push([int16(cursor), int16(cursor), int16(cursor)]);
  }
  return { error, versions: negotiate(offered) };
}
