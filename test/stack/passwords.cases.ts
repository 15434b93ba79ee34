import test from "ava";
import { compare } from "bcryptjs";
import { create, diff, update } from "../../stack/passwords/operations.ts";

const inputs = { generation: 1, users: ["admin", "sightline"] };

test("each user gets a password of their own, and a hash that fits it", async (t) => {
  const { outs } = await create(inputs);
  t.not(outs.passwords.admin, outs.passwords.sightline);
  for (const user of inputs.users) {
    t.regex(outs.passwords[user] ?? "", /^[\w-]{24}$/);
    t.true(await compare(outs.passwords[user] ?? "", outs.hashes[user] ?? ""));
  }
});

test("a higher generation makes new ones", async (t) => {
  const { outs: before } = await create(inputs);
  const { outs: after } = await update({ ...inputs, generation: 2 });
  t.not(after.passwords.admin, before.passwords.admin);
});

test("only the generation and the users count as a change", (t) => {
  t.false(diff(inputs, { ...inputs }).changes);
  t.true(diff(inputs, { ...inputs, generation: 2 }).changes);
  t.true(diff(inputs, { ...inputs, users: ["admin"] }).changes);
});
