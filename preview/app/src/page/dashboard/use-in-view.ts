import { type RefObject, useEffect, useLayoutEffect, useState } from "react";
import type { Box } from "./grid-size.ts";

/** A part of a page, in pixels from its container's top. */
export interface View {
  readonly top: number;
  readonly bottom: number;
}

/** Panels are drawn when they come this near. */
const margin = 300;
/** Scrolling by less changes nothing. */
const grain = 100;

const everything: View = { top: Number.NEGATIVE_INFINITY, bottom: Number.POSITIVE_INFINITY };

/**
 * The part of a container that is in view or near; everything when `all` is set and while the page is printed.
 * Known before the first paint, so that nothing counts as shown too late.
 */
export function useInView(container: RefObject<HTMLElement | null>, all: boolean): View {
  const [view, setView] = useState<View>({ top: 0, bottom: 0 });
  const [printing, setPrinting] = useState(false);
  useLayoutEffect(() => {
    const look = () => {
      const element = container.current;
      if (element === null) return;
      const above = -element.getBoundingClientRect().top;
      const top = Math.floor((above - margin) / grain) * grain;
      const bottom = Math.ceil((above + window.innerHeight + margin) / grain) * grain;
      setView((before) => (before.top === top && before.bottom === bottom ? before : { top, bottom }));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    window.addEventListener("scroll", look, { passive: true });
    window.addEventListener("resize", look);
    return () => {
      observer.disconnect();
      window.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
    };
  }, [container]);
  useEffect(() => {
    const begin = () => setPrinting(true);
    const end = () => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return all || printing ? everything : view;
}

/** Whether a box is in a view, if only in part. */
export function isInView({ top, height }: Box, view: View): boolean {
  return top < view.bottom && top + height > view.top;
}
