/** The number of workers that a name tells: `2-workers`, `workers=4`, `router_worker_2`. */
export function workersIn(name: string): number | undefined {
  const [, before, after] =
    /(?:(?:^|[-_ ])(\d{1,5})[-_ ]?workers?\b|workers?[-_= ]?(\d{1,5})(?:$|[^\d.]))/i.exec(name) ?? [];
  const count = Number(before ?? after);
  return count > 0 ? count : undefined;
}
