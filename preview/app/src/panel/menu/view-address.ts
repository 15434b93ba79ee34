/** The page's address with one panel shown alone. */
export function viewAddress(page: string, name: string): string {
  const url = new URL(page);
  url.searchParams.set("viewPanel", `panel-${name}`);
  return url.href;
}
