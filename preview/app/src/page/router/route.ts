/** Which page an address asks for. */
export type Route =
  | { readonly page: "list"; readonly folder: string | undefined }
  | { readonly page: "dashboard"; readonly uid: string }
  | { readonly page: "missing" };

/** Reads the path of an address. */
export function routeOf(pathname: string): Route {
  const [first = "", second = "", third = "", ...rest] = pathname.split("/").slice(1).map(decoded);
  if (first === "" && second === "") return { page: "list", folder: undefined };
  if (first === "dashboards" && second === "") return { page: "list", folder: undefined };
  if (first === "dashboards" && second === "f" && third !== "") return { page: "list", folder: third };
  if (first === "d" && second !== "" && rest.every((part) => part === "")) return { page: "dashboard", uid: second };
  return { page: "missing" };
}

/** The path of the list of a folder's dashboards. */
export function folderPath(folder: string): string {
  return `/dashboards/f/${encodeURIComponent(folder)}`;
}

/** The path of a dashboard, its title in it as Grafana writes it. */
export function dashboardPath({ uid, title }: { readonly uid: string; readonly title: string }): string {
  const slug = title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{Mark}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return `/d/${encodeURIComponent(uid)}${slug === "" ? "" : `/${slug}`}`;
}

/** A part of a path in plain text; as it stands when it is not well written. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
