import type { Share } from "../../result/index.ts";
import { printShare } from "../../statistics/index.ts";
import { dash } from "./dash.ts";

/** `20/20 (0.84–1.00)`; a dash where there was nothing to count. */
export function shareText(share: Share): string {
  return share.of === 0 ? dash : printShare(share);
}
