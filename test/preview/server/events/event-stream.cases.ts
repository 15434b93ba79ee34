import test from "ava";
import { createEventStream } from "../../../../preview/server/events/event-stream.ts";

test("a line between the events shows that the connection lives", (t) => {
  const stream = createEventStream();
  stream.keepAlive();
  stream.end();
  stream.send("late", {});
  t.is(stream.body.read().toString(), "retry: 1000\n\n: still here\n\n");
});

test("what is told cannot become another line", (t) => {
  const stream = createEventStream();
  stream.send("fault", { message: "a\n\nevent: x\r\ndata: y" });
  t.is(
    stream.body.read().toString(),
    'retry: 1000\n\nevent: fault\ndata: {"message":"a\\n\\nevent: x\\r\\ndata: y"}\n\n',
  );
});

test("a page that reads nothing is cut off before it fills the memory", (t) => {
  const stream = createEventStream();
  let sent = 0;
  while (!stream.body.destroyed && sent < 100) {
    stream.send("dashboards", "x".repeat(1024 ** 2));
    sent += 1;
  }
  t.true(sent > 5 && sent < 15, String(sent));
});
