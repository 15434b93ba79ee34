import test from "ava";
import { dashboardPicture, panelPicture } from "../../../preview/pictures/picture-files.ts";

test("a panel's file goes by its id; the title is for people", (t) => {
  t.is(panelPicture("stack", "12", "CPU: busy (per core)"), "stack/12-cpu-busy-per-core.png");
  t.is(panelPicture("stack", "12", "../../etc"), "stack/12-etc.png");
  t.is(panelPicture("stack", "12", "日本"), "stack/12.png");
  t.is(panelPicture("stack", "12", ""), "stack/12.png");
  t.true(panelPicture("stack", "12", "long ".repeat(40)).length < 60);
});

test("what repeats a panel tells its files apart, and leads nowhere else", (t) => {
  t.is(panelPicture("stack", "12-clone/1", "Host"), "stack/12-clone-1-host.png");
  t.is(panelPicture("stack", "../12", "Host"), "stack/12-host.png");
});

test("a whole dashboard", (t) => {
  t.is(dashboardPicture("stack", "webp"), "stack.webp");
});
