/** Few enough not to be in the way of those who look at their dashboards. */
const several = 6;

/** Does the same for each, several at a time; the results are in the order of what was given. */
export async function atOnce<T, R>(given: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < given.length; index = next++) results[index] = await work(given[index] as T);
  };
  await Promise.all(Array.from({ length: Math.min(several, given.length) }, worker));
  return results;
}
