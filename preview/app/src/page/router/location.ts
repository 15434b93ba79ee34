import { useSyncExternalStore } from "react";

/** Where the page is: the browser's history is the only place that knows. */
export interface PageLocation {
  readonly pathname: string;
  readonly search: string;
}

let current = read();
const listeners = new Set<() => void>();

window.addEventListener("popstate", changed);

/** Goes to an address of this page without loading it anew; with `replace`, back leads to what was before. */
export function navigate(href: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const url = new URL(href, location.href);
  if (url.href === location.href) return;
  const before = location.pathname;
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  changed();
  if (location.pathname !== before) window.scrollTo(0, 0);
}

/** Replaces the parameters of the address. */
export function navigateWith(
  change: (parameters: URLSearchParams) => URLSearchParams,
  options?: { readonly replace?: boolean },
): void {
  const search = change(new URLSearchParams(location.search)).toString();
  navigate(`${location.pathname}${search === "" ? "" : `?${search}`}`, options);
}

export function useLocation(): PageLocation {
  return useSyncExternalStore(subscribe, () => current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(): void {
  current = read();
  for (const listener of listeners) listener();
}

function read(): PageLocation {
  return { pathname: location.pathname, search: location.search };
}
