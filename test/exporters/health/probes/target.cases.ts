import test from "ava";
import fc from "fast-check";
import { checkRequest, servingStatus } from "../../../../exporters/health/probes/grpc-message.ts";
import { ProbeError, parseTarget, type Target } from "../../../../exporters/health/probes/index.ts";
import { afterRedirect } from "../../../../exporters/health/probes/redirect.ts";

const read = (text: string, prober?: Target["prober"]) => {
  const target = parseTarget(text, prober);
  if (typeof target === "string") return target;
  const { host, port, path, secure } = target;
  return `${target.prober} ${secure ? "secure " : ""}${host} ${port} ${path}`;
};

const parses = test.macro({
  exec(t, text: string, expected: string, prober?: Target["prober"]) {
    t.is(read(text, prober), expected);
  },
  title: (_, text, _expected, prober) =>
    `target ${JSON.stringify(text)}${prober === undefined ? "" : ` for ${prober}`}`,
});

test(parses, "http://api:8080/health?full=1#top", "http api 8080 /health?full=1");
test(parses, "https://api", "http secure api 443 /");
test(parses, "api:8080/health", "http api 8080 /health");
test(parses, "HTTP://API:80", "http api 80 /");
test(parses, "[::1]:9000", "http ::1 9000 /");
test(parses, "bridge:50051", "grpc bridge 50051 /", "grpc");
test(parses, "grpcs://bridge:50051/a.B", "grpc secure bridge 50051 /a.B");
test(parses, "db:5432", "tcp db 5432 /", "tcp");
test(parses, "tls://[fe80::1]:636", "tcp secure fe80::1 636 /");
test(parses, "wss://api/ws", "websocket secure api 443 /ws");
test(parses, "tcp://db", "needs a port");
test(parses, "grpc://bridge/x", "needs a port");
test(parses, "http://u:p@api/", "holds a user or a password; a module has files for them");
test(parses, "ftp://api/", "has an unknown scheme; there are: http, https, grpc, grpcs, tcp, tls, ws, wss");
test(parses, "http://", "is no address; write scheme://host:port");
test(parses, "http://api:99999/", "is no address; write scheme://host:port");
test(parses, "http://a b/", "is no address; write scheme://host:port");
test(parses, "tcp://a%00b:1", "has no host");
test(parses, "tcp://:80", "is no address; write scheme://host:port");

test("no text breaks the reading of a target, and what is read can be reached", (t) => {
  fc.assert(
    fc.property(
      fc.oneof<fc.Arbitrary<string>[]>(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `tcp://${text}`),
      ),
      (text) => {
        const target = parseTarget(text);
        if (typeof target === "string") return;
        t.true(
          target.port > 0 && target.port < 65_536 && /^[\w.:-]+$/.test(target.host) && !/[\s\0]/.test(target.path),
        );
      },
    ),
    { numRuns: 1000 },
  );
});

const leads = test.macro({
  exec(t, location: string, expected: string | undefined, from?: string) {
    const target = parseTarget(from ?? "http://api:8080/health/ready") as Target;
    const go = () => afterRedirect(target, location).url;
    if (expected === undefined) t.is(t.throws(go, { instanceOf: ProbeError })?.reason, "redirect");
    else t.is(go(), expected);
  },
  title: (_, location, expected, from = "") =>
    `a redirect ${from} to ${location} is ${expected === undefined ? "refused" : "followed"}`,
});

test(leads, "/other", "http://api:8080/other");
test(leads, "../live", "http://api:8080/live");
test(leads, "http://API:8080/x", "http://api:8080/x");
test(leads, "https://api:8443/x", "https://api:8443/x");
test(leads, "http://other:8080/x", undefined);
test(leads, "//other/x", undefined);
test(leads, "http://api:9090/x", undefined);
test(leads, "http://169.254.169.254/latest/meta-data", undefined);
test(leads, "file:///etc/passwd", undefined);
test(leads, "tcp://api:8080", undefined);
test(leads, "http://user:pw@api:8080/", undefined);
test(leads, "http://api/x", undefined, "https://api/");
test(leads, "http://[", undefined);

test("a gRPC check is the service's name in a frame", (t) => {
  t.deepEqual(checkRequest(""), Buffer.from([0, 0, 0, 0, 0]));
  t.deepEqual(checkRequest("a.B"), Buffer.from([0, 0, 0, 0, 5, 0x0a, 3, 0x61, 0x2e, 0x42]));
});

test("a gRPC answer is read, whatever else is in it, or refused", (t) => {
  t.is(servingStatus(Buffer.from([0, 0, 0, 0, 2, 8, 1])), "SERVING");
  t.is(servingStatus(Buffer.from([0, 0, 0, 0, 2, 8, 2])), "NOT_SERVING");
  t.is(servingStatus(Buffer.from([0, 0, 0, 0, 0])), "UNKNOWN");
  t.is(servingStatus(Buffer.from([0, 0, 0, 0, 2, 8, 99])), "UNKNOWN");
  t.is(servingStatus(Buffer.from([0, 0, 0, 0, 5, 0x12, 1, 0x61, 8, 1])), "SERVING");
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      try {
        t.is(typeof servingStatus(Buffer.from(bytes)), "string");
      } catch (error) {
        t.true(error instanceof ProbeError, String(error));
      }
    }),
  );
});
