import * as z from "zod";

const text = z.string().min(1).optional().catch(undefined);

const view = z.object({
  receiver: text,
  alertname: text,
  status: z.enum(["firing", "resolved"]).optional().catch(undefined),
  heartbeats: z.literal("shown").optional().catch(undefined),
  refresh: z.literal("off").optional().catch(undefined),
});

/** What the reader chose to see; it is all in the page's address. */
export type View = z.output<typeof view>;

/** Reads the search part of the page's address; what is not understood is left out. */
export function parseView(given: unknown): View {
  return view.parse(given);
}

/** The page's address with some choices changed; undefined takes a choice back. */
export function addressOf(current: View, changed: { readonly [Key in keyof View]?: View[Key] | undefined }): string {
  const choices = Object.entries({ ...current, ...changed }).filter(([, value]) => value !== undefined);
  return choices.length === 0 ? "/" : `/?${new URLSearchParams(choices as [string, string][])}`;
}
