import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import type { ExecutionContext } from "ava";

export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  /** User and password of AUTH PLAIN. */
  readonly login: readonly string[];
  /** Headers and body, quoted-printable undone. */
  readonly text: string;
}

/** A mail server on the loopback that keeps what it is sent (RFC 5321, without TLS). */
export async function startSmtpReceiver(
  t: ExecutionContext,
): Promise<{ readonly port: number; readonly mails: readonly Mail[] }> {
  const mails: Mail[] = [];
  const converse = async (socket: Socket) => {
    const say = (line: string) => socket.write(`${line}\r\n`);
    let mail = { from: "", to: [] as string[], login: [] as string[] };
    let data: string[] | undefined;
    say("220 loopback");
    for await (const line of createInterface(socket)) {
      if (data !== undefined) {
        if (line !== ".") data.push(line.replace(/^\.\./, "."));
        else {
          mails.push({ ...mail, text: decode(data.join("\n")) });
          data = undefined;
          mail = { from: "", to: [], login: [] };
          say("250 kept");
        }
        continue;
      }
      const [, command = "", rest = ""] = /^(\w+) ?(.*)$/.exec(line) ?? [];
      if (command === "EHLO") socket.write("250-loopback\r\n250 AUTH PLAIN\r\n");
      else if (command === "AUTH") {
        const [, user = "", password = ""] = atob(rest.split(" ")[1] ?? "").split("\0");
        mail.login = [user, password];
        say("235 known");
      } else if (command === "MAIL") {
        mail.from = address(rest);
        say("250 ok");
      } else if (command === "RCPT") {
        mail.to.push(address(rest));
        say("250 ok");
      } else if (command === "DATA") {
        data = [];
        say("354 go on");
      } else if (command === "QUIT") {
        say("221 bye");
        socket.end();
      } else say("250 ok");
    }
  };
  // Whoever is killed ends in the middle of a word; reading lines tells of it as of an error.
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    converse(socket).catch(() => socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => server.close());
  return { port: (server.address() as AddressInfo).port, mails };
}

function address(text: string): string {
  return /<(.*?)>/.exec(text)?.[1] ?? "";
}

function decode(text: string): string {
  const bytes = text
    .replace(/=\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
