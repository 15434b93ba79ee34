import test from "ava";
import { viewAddress } from "../../../../../preview/app/src/panel/menu/view-address.ts";

test("the link to a panel keeps what the page shows", (t) => {
  t.is(
    viewAddress("http://h/d/a/b?var-x=1&from=now-1h&viewPanel=7", "3-clone-1"),
    "http://h/d/a/b?var-x=1&from=now-1h&viewPanel=panel-3-clone-1",
  );
});
