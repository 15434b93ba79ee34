import type Docker from "dockerode";

interface Thing {
  readonly name: string;
  readonly label?: string;
  /** How often the engine says that somebody uses it before it lets it go. @default 0 */
  used?: number;
}

/** An engine that has these, by kind; what is removed is gone, a volume that a container uses is not. */
export function fakeEngine(given: {
  readonly containers?: readonly Thing[];
  readonly networks?: readonly Thing[];
  readonly volumes?: readonly Thing[];
}) {
  const has = {
    containers: [...(given.containers ?? [])],
    networks: [...(given.networks ?? [])],
    volumes: [...(given.volumes ?? [])],
  };
  const labels = ({ label }: Thing) => (label === undefined ? null : { "sightline.stack": label });
  const removal = (kind: keyof typeof has, name: string) => ({
    remove: async () => {
      const thing = has[kind].find((one) => one.name === name);
      if (thing === undefined) throw Object.assign(new Error(`no such ${kind}: ${name}`), { statusCode: 404 });
      if ((thing.used ?? 0) > 0) {
        thing.used = (thing.used ?? 0) - 1;
        throw Object.assign(new Error(`${name} is in use`), { statusCode: 409 });
      }
      has[kind].splice(has[kind].indexOf(thing), 1);
    },
  });
  const docker = {
    listContainers: async () =>
      has.containers.map((one) => ({ Id: one.name, Names: [`/${one.name}`], Labels: labels(one) ?? {} })),
    listNetworks: async () => has.networks.map((one) => ({ Name: one.name, Labels: labels(one) ?? {} })),
    listVolumes: async () => ({ Volumes: has.volumes.map((one) => ({ Name: one.name, Labels: labels(one) })) }),
    getContainer: (name: string) => removal("containers", name),
    getNetwork: (name: string) => removal("networks", name),
    getVolume: (name: string) => removal("volumes", name),
  } as unknown as Docker;
  const names = () => Object.values(has).flatMap((things) => things.map(({ name }) => name));
  return { docker, names };
}
