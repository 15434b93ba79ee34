import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import test from "ava";
import { confirm } from "../../cli/confirm.ts";

/** What a person types, and whether it is one; no text: the input ends, as by Ctrl-D. */
const answered = test.macro(async (t, typed: string, isTTY: boolean, expected: boolean | undefined) => {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  input.end(typed);
  t.is(await confirm("Type the name: ", "dev", { input, output }), expected);
  output.end();
  t.is(await text(output), isTTY ? "Type the name: " : "");
});

test("the word is given", answered, "dev\n", true, true);
test("the word is given with blanks around it", answered, "  dev \n", true, true);
test("another word is given", answered, "prod\n", true, false);
test("nothing but a new line is given", answered, "\n", true, false);
test("the input ends instead", answered, "", true, false);
test("nobody is there to be asked", answered, "dev\n", false, undefined);
