import test from "ava";
import fc from "fast-check";
import { html } from "../../../exporters/kit/index.ts";

/** Full of what must be escaped; the library's own arbitrary of all characters takes a second to build. */
const anyText = fc.string({ unit: fc.constantFrom(..."&<>\"'`=/ aé😀\u0000\n\u2028\\", "&amp;", "</p>") });

test("whatever is put in stays text", (t) => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { markup } = html`<p title="${text}">${text}</p>`;
      const [, title = "", body = ""] = /^<p title="([^"<>']*)">([^"<>']*)<\/p>$/.exec(markup) ?? [];
      return unescaped(title) === text && unescaped(body) === text;
    }),
  );
  t.pass();
});

test("markup of our own is kept, lists are joined, absent parts leave nothing", (t) => {
  const items = ["a", "<b>"].map((item) => html`<li>${item}</li>`);
  t.is(
    html`<ul class="${false}${undefined}">${items}${3}</ul>`.markup,
    '<ul class=""><li>a</li><li>&lt;b&gt;</li>3</ul>',
  );
});

function unescaped(text: string): string {
  return text.replace(
    /&lt;|&gt;|&quot;|&#39;|&amp;/g,
    (entity) => ({ "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" })[entity] ?? "",
  );
}
