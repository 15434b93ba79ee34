import test from "ava";
import { compare, hashSync } from "bcryptjs";
import { createPasswordCheck, type PasswordVerdict } from "../../../../exporters/kit/web-config/index.ts";
import { basic } from "../../support/request.ts";

const users = new Map([
  ["admin", hashSync("right", 4)],
  ["sightline", hashSync("päss:wörd", 4)],
]);
const header = (user: string, password: string) => basic(user, password).authorization;

const verdict = test.macro({
  async exec(t, authorization: string | undefined, expected: PasswordVerdict) {
    const check = createPasswordCheck();
    t.is(await check(users, authorization), expected);
    t.is(await check(users, authorization), expected, "the second time");
  },
  title: (title = "") => title,
});

test("the right password is granted", verdict, header("admin", "right"), "granted");
test("a colon and umlauts are part of the password", verdict, header("sightline", "päss:wörd"), "granted");
test("the scheme's case does not matter", verdict, header("admin", "right").replace("Basic", "bASIC"), "granted");
test("a wrong password is refused", verdict, header("admin", "wrong"), "refused");
test("another user's password is refused", verdict, header("sightline", "right"), "refused");
test("an unknown user with somebody's password is refused", verdict, header("root", "right"), "refused");
test("no header is refused", verdict, undefined, "refused");
test("another scheme is refused", verdict, "Bearer cmlnaHQ=", "refused");
test("no colon is refused", verdict, `Basic ${Buffer.from("admin").toString("base64")}`, "refused");
test("an inherited property is no user", verdict, header("constructor", "right"), "refused");

test("no users, no question", async (t) => {
  t.is(await createPasswordCheck()(new Map(), undefined), "granted");
});

test("a new hash counts at once, also for a password that was right before", async (t) => {
  const check = createPasswordCheck();
  const rotated = new Map([["admin", hashSync("new", 4)]]);
  t.is(await check(users, header("admin", "right")), "granted");
  t.is(await check(rotated, header("admin", "right")), "refused");
  t.is(await check(rotated, header("admin", "new")), "granted");
});

test("a user who is gone is refused even when somebody left has the same hash", async (t) => {
  const check = createPasswordCheck();
  const hash = hashSync("shared", 4);
  const both = new Map([
    ["first", hash],
    ["second", hash],
  ]);
  t.is(await check(both, header("second", "shared")), "granted");
  t.is(await check(new Map([["first", hash]]), header("second", "shared")), "refused");
});

test("a flood of guesses is turned away instead of queued without end; whoever is known gets in", async (t) => {
  const check = createPasswordCheck();
  await check(users, header("admin", "right"));
  const guesses = Array.from({ length: 150 }, (_, guess) => check(users, header("admin", `guess ${guess}`)));
  const known = check(users, header("admin", "right"));
  const verdicts = await Promise.all(guesses);
  t.is(await known, "granted");
  t.is(verdicts.filter((one) => one === "refused").length, 100);
  t.is(verdicts.filter((one) => one === "overloaded").length, 50);
});

test("equal questions at the same time are one, and a right password is asked about once", async (t) => {
  let compared = 0;
  const check = createPasswordCheck((password, hash) => {
    compared += 1;
    return compare(password, hash);
  });
  const verdicts = await Promise.all(Array.from({ length: 200 }, () => check(users, header("admin", "right"))));
  t.deepEqual(new Set(verdicts), new Set(["granted"]));
  t.is(await check(users, header("admin", "right")), "granted");
  t.is(compared, 1);
});
