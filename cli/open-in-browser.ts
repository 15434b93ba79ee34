import { execa } from "execa";

/** What opens an address on each kind of machine. */
const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Opens the address in the person's browser; where there is none, says so and goes on. */
export async function openInBrowser(url: string): Promise<void> {
  const [command, ...before] = openers[process.platform] ?? ["xdg-open"];
  const { failed } = await execa(command, [...before, url], { reject: false, stdio: "ignore", timeout: 5000 });
  if (failed) process.stderr.write(`  ${command} cannot open a browser here: open ${url} yourself.\n`);
}
