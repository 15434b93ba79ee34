import test from "ava";
import type Docker from "dockerode";
import { removeLeftovers } from "../../stack/leftovers.ts";

const now = Date.UTC(2026, 0, 1, 12);
const minute = 60;

/** An engine with these containers, all of the stack asked for; it notes what it is asked for and what is removed. */
function fakeEngine(containers: readonly { readonly name: string; readonly State: string; readonly age: number }[]) {
  const removed: string[] = [];
  const asked: unknown[] = [];
  const docker = {
    listContainers: async (options: unknown) => {
      asked.push(options);
      return containers.map(({ name, State, age }) => ({
        Id: name,
        Names: [`/${name}`],
        State,
        Created: now / 1000 - age,
      }));
    },
    getContainer: (id: string) => ({
      remove: async () => {
        removed.push(id);
        if (id === "gone") throw Object.assign(new Error("no such container"), { statusCode: 404 });
        if (id === "stuck") throw Object.assign(new Error("device is busy"), { statusCode: 500 });
      },
    }),
  } as unknown as Docker;
  return { docker, removed, asked };
}

test("what was left is removed, what runs or is young is not", async (t) => {
  const { docker, removed, asked } = fakeEngine([
    { name: "never-started", State: "created", age: 11 * minute },
    { name: "ended", State: "exited", age: 600 * minute },
    { name: "young", State: "created", age: 9 * minute },
    { name: "working", State: "running", age: 60 * minute },
    { name: "dead", State: "dead", age: 60 * minute },
  ]);
  const names = ["dead", "ended", "never-started"];
  t.deepEqual(await removeLeftovers(docker, "shop", "prod", now), names);
  t.deepEqual(removed.sort(), names);
  t.deepEqual(asked, [{ all: true, filters: { label: ["sightline.throwaway=true", "sightline.stack=shop/prod"] } }]);
});

test("one that is gone by then is no error", async (t) => {
  const { docker } = fakeEngine([{ name: "gone", State: "exited", age: 60 * minute }]);
  await t.notThrowsAsync(removeLeftovers(docker, "shop", "prod", now));
});

test("one that cannot be removed is", async (t) => {
  const { docker } = fakeEngine([{ name: "stuck", State: "exited", age: 60 * minute }]);
  await t.throwsAsync(removeLeftovers(docker, "shop", "prod", now), { message: "device is busy" });
});
