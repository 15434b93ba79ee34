import type { LinkJson } from "../../dashboard/index.ts";

/** What the address of a dashboard's link takes over from the page. */
export function linkAddress(
  url: string,
  { keepTime, includeVars }: Pick<LinkJson, "keepTime" | "includeVars">,
  search: string,
): string {
  const taken = [...new URLSearchParams(search)].filter(
    ([name]) =>
      (keepTime === true && (name === "from" || name === "to" || name === "timezone")) ||
      (includeVars === true && name.startsWith("var-")),
  );
  if (taken.length === 0) return url;
  const [, address = "", query = "", hash = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(url) ?? [];
  const own = new URLSearchParams(query);
  // What the link itself says of a variable or of the time counts.
  for (const [name, value] of taken) if (!new URLSearchParams(query).has(name)) own.append(name, value);
  return `${address}?${own}${hash}`;
}

/** Whether a link may be followed: pages and mail, nothing that runs. */
export function isSafe(url: string): boolean {
  // Any address with a scheme stands for itself, whatever it is resolved against.
  const { protocol } = URL.parse(url, "http://preview") ?? { protocol: "" };
  return ["http:", "https:", "mailto:"].includes(protocol);
}
