/** Stands for a part of Grafana's components that is never shown: it draws nothing. */
export default function nothing(): null {
  return null;
}
export const loader = { config: nothing };
