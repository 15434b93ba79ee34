import test from "ava";
import { kafka } from "../../../../metrics/index.ts";
import { type GroupGiven, readingOf } from "../support/reading.ts";
import { commonFamilies, linesAbout, usualOptions, viewOf } from "../support/views.ts";

const familiesOf = (group: GroupGiven, options = usualOptions) =>
  commonFamilies([viewOf(readingOf({ topics: { a: [{ start: 0, end: 9 }] }, groups: { g: group } }))], options);
const current = (lines: readonly string[]) => lines.filter((line) => line.endsWith(" 1"));

const stateOf = test.macro({
  exec(t, group: GroupGiven, state: string) {
    t.deepEqual(current(linesAbout(familiesOf(group), kafka.groupState)), [
      `kafka_consumergroup_state{group="g",state="${state}"} 1`,
    ]);
  },
  title: (name, _, state) => `${name}: state ${state}`,
});

test("as the broker says", stateOf, { state: "Reconciling" }, "Reconciling");
test("a state nobody knows yet", stateOf, { state: "Levitating" }, "Unknown");
test(
  "a group of the settings that is not there",
  stateOf,
  { named: true, found: false, coordinator: undefined },
  "Dead",
);

test("found: 1 or 0 for groups that the settings name, nothing for others, nothing when it could not be learned", (t) => {
  t.deepEqual(linesAbout(familiesOf({ named: true, found: true }), kafka.groupFound), [
    'kafka_consumergroup_found{group="g"} 1',
  ]);
  const missing = familiesOf({ named: true, found: false, coordinator: undefined, members: undefined });
  t.deepEqual(linesAbout(missing, kafka.groupFound), ['kafka_consumergroup_found{group="g"} 0']);
  t.deepEqual(linesAbout(missing, kafka.groupMembers), ['kafka_consumergroup_members{group="g"} 0']);
  t.deepEqual(linesAbout(missing, kafka.groupStatus), []);
  t.deepEqual(linesAbout(familiesOf({}), kafka.groupFound), []);
  const unanswered = familiesOf({ named: true, found: undefined, coordinator: undefined, members: undefined });
  for (const metric of [kafka.groupFound, kafka.groupMembers, kafka.groupStatus])
    t.deepEqual(linesAbout(unanswered, metric), []);
});

test("members: absent where nobody knows", (t) => {
  t.deepEqual(linesAbout(familiesOf({ members: 0 }), kafka.groupMembers), ['kafka_consumergroup_members{group="g"} 0']);
  const given = { ...readingOf({ groups: { g: {} } }) };
  const unknown = { ...given, groups: given.groups.map((group) => ({ ...group, members: undefined })) };
  t.deepEqual(linesAbout(commonFamilies([viewOf(unknown)], usualOptions), kafka.groupMembers), []);
});

test("converged: of the partitions that lag and can be known", (t) => {
  const families = (rows: NonNullable<GroupGiven["committed"]>["a"]) =>
    linesAbout(
      commonFamilies(
        [
          viewOf(
            readingOf({
              topics: { a: Array(4).fill({ start: 0, end: 9 }) },
              groups: { g: { committed: { a: rows ?? [] } } },
            }),
          ),
        ],
        usualOptions,
      ),
      kafka.lagConverged,
    ).map((line) => Number(line.split(" ").at(-1)));
  t.deepEqual(families([{ committed: 9 }]), [1]);
  t.deepEqual(
    families([
      { committed: 1, seconds: 10, error: 1 },
      { committed: 1, seconds: 10, error: 1.1 },
    ]),
    [0.5],
  );
  t.deepEqual(
    families([
      { committed: 1, seconds: 100, error: 5 },
      { committed: 1, unknown: "searching" },
    ]),
    [0.5],
  );
  t.deepEqual(families([{ committed: 1, unknown: "future_record" }]), [1]);
});

test("members of one client on one host count together", (t) => {
  const owners = ["/10.0.0.1", "/10.0.0.2", "/10.0.0.1"].map((host, index) => ({
    clientId: "c",
    host,
    partitions: new Uint32Array(index + 1),
  }));
  t.deepEqual(linesAbout(familiesOf({ owners }), kafka.memberPartitions), [
    'kafka_consumergroup_member_partitions{group="g",client_id="c",client_host="/10.0.0.1"} 4',
    'kafka_consumergroup_member_partitions{group="g",client_id="c",client_host="/10.0.0.2"} 2',
  ]);
});
