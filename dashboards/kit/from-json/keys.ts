/** Gives out names, each once: the second `cpu` is `cpu-2`. */
export function uniqueNames(separator = "-"): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted}${separator}${n}`;
    taken.add(name);
    return name;
  };
}
