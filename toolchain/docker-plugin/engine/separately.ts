/**
 * The arguments of a call that has a query and a body.
 *
 * Without this dockerode writes the whole body into the URL as well: secrets get into the logs of whatever lies between,
 * and long bodies are refused.
 */
export function separately<T extends object>(query: object, body: T): T {
  return { _query: query, _body: body } as unknown as T;
}
