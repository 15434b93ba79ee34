import type { Node } from "../promql/index.ts";
import type { Part, Span, Spans } from "./spans.ts";

/** Takes down where parts stand while they are read. */
export interface Marks {
  /** Says where a part stands, and its telling word when that is less; returns the part. */
  put<P extends Part>(part: P, span: Span, handle?: Span): P;
}

/** An empty record of places, to be filled while a text is read. */
export function places(text: string): { readonly marks: Marks; readonly spans: Spans } {
  const whole = new Map<Part, Span>();
  const handles = new Map<Node, Span>();
  const all = { from: 0, to: text.length };
  return {
    marks: {
      put: (part, span, handle) => {
        whole.set(part, span);
        if (handle !== undefined && "type" in part) handles.set(part, handle);
        return part;
      },
    },
    spans: {
      text,
      of: (part) => whole.get(part) ?? all,
      handle: (node) => handles.get(node) ?? whole.get(node) ?? all,
    },
  };
}
