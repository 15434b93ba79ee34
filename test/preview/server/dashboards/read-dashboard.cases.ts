import test from "ava";
import { readDashboard } from "../../../../preview/server/index.ts";

const broken = test.macro({
  exec(t, text: string, fault: string | RegExp) {
    const found = readDashboard({ file: "a.json", folder: "", text });
    if (typeof found !== "string") return t.fail("it was taken");
    return typeof fault === "string" ? t.is(found, fault) : t.regex(found, fault);
  },
  title: (_, text: string) => `no dashboard: ${JSON.stringify(text)}`,
});
test(broken, "", "is empty");
test(broken, " \n", "is empty");
test(broken, "{", /^is not JSON: Expected property name/);
test(broken, "[]", "is no dashboard: it must be a JSON object");
test(broken, "null", "is no dashboard: it must be a JSON object");
test(broken, "7", "is no dashboard: it must be a JSON object");
test(broken, '{"title":"A"}', "is no dashboard: uid is missing: links to a dashboard go by its uid");
test(broken, '{"title":"A","uid":""}', "is no dashboard: uid must be 1 to 40 letters, digits, - or _");
test(broken, '{"title":"A","uid":"../x"}', "is no dashboard: uid must be 1 to 40 letters, digits, - or _");
test(broken, '{"uid":"a"}', "is no dashboard: title is missing");
test(broken, '{"uid":"a","title":" "}', "is no dashboard: title is empty");
test(broken, '{"uid":"a","title":"A","tags":"x"}', "is no dashboard: tags must be a list of texts");
test(broken, '{"dashboard":{"uid":"a"}}', "is an answer of Grafana's API: keep only what stands under dashboard");
test(
  broken,
  '{"kind":"Dashboard","spec":{}}',
  "is a resource of Grafana's newer API: export the dashboard as classic JSON",
);

test("what the list needs is read, the content stays as it is", (t) => {
  const content = { uid: "a", title: "A", tags: null, panels: [{ id: 1 }], __inputs: [] };
  const found = readDashboard({ file: "X/a.json", folder: "X", text: JSON.stringify(content) });
  if (typeof found === "string") return t.fail(found);
  const { revision, ...rest } = found;
  t.regex(revision, /^[0-9a-f]{16}$/);
  return t.deepEqual(rest, { uid: "a", title: "A", tags: [], folder: "X", file: "X/a.json", dashboard: content });
});
