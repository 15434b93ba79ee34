import { useEffect } from "react";
import { navigate } from "./location.ts";
import { routeOf } from "./route.ts";

/** Follows plain clicks on links to pages of the preview without loading anything anew, wherever in the document they are. */
export function useInnerLinks(): void {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const href = innerHref(event);
      if (href === undefined) return;
      event.preventDefault();
      navigate(href);
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, []);
}

function innerHref(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.hasAttribute("download")) return undefined;
  if (link.target !== "" && link.target !== "_self") return undefined;
  const url = new URL(link.href);
  return url.origin === location.origin && routeOf(url.pathname).page !== "missing" ? url.href : undefined;
}
