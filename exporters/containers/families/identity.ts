import { labelNameOf } from "../../../metrics/container-labels.ts";
import { labelText } from "../../kit/index.ts";
import type { ListRow } from "../engine/index.ts";
import type { View } from "./view.ts";

/** Longer values would be stored with every series. */
const longest = 200;

/** The labels that every series of a container has. */
export function identityOf({ id, name, image, labels }: ListRow, { labels: told, idLabel }: View["plan"]): string {
  const chosen = told.flatMap((label): [string, string][] => {
    const value = labels[label];
    return value === undefined || value === "" ? [] : [[labelNameOf(label), cut(value)]];
  });
  return labelText({
    name,
    image: cut(image),
    ...Object.fromEntries(chosen),
    // cAdvisor's form: the path of the cgroup.
    ...(idLabel ? { id: `/docker/${id}` } : {}),
  });
}

/** Not through a character that takes two units. */
function cut(value: string): string {
  return value.length <= longest
    ? value
    : value
        .slice(0, longest)
        .toWellFormed()
        .replace(/\uFFFD$/, "");
}
