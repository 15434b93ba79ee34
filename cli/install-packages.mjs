// Plain JavaScript for any Node from 18 on, without a package: it is what installs them.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { locked } from "./install-lock.mjs";

/**
 * Makes `node_modules` below the root what the lock file says, when it is not; of several runs at once one works and
 * the others wait for it. Ends the process with 2 when npm cannot.
 */
export async function installPackages(root) {
  if (isInstalled(root)) return;
  const progress = startProgress();
  const onWait = (holder) => progress.say(`Another run (${holder}) is installing the packages; waiting for it …`);
  try {
    await locked(join(root, ".install-lock"), { onWait }, async (lock) => {
      if (isInstalled(root)) return;
      progress.say("Installing the packages of package-lock.json (about 400 MB, a minute or two) …");
      const { fault, output } = await npm(root, lock);
      progress.end();
      if (fault === undefined) {
        writeFileSync(marker(root), wanted(root));
        process.stderr.write(`  Packages installed in ${progress.seconds()} s\n`);
      } else {
        process.stderr.write(`${output}\nerror: the packages could not be installed: ${fault}.\n`);
        process.stderr.write(`    → Run npm ci in ${root}.\n`);
        process.exitCode = 2;
      }
    });
  } finally {
    progress.end();
  }
  if (process.exitCode === 2) process.exit();
}

function isInstalled(root) {
  return existsSync(marker(root)) && readFileSync(marker(root), "utf8") === wanted(root);
}

function marker(root) {
  return join(root, "node_modules", ".sightline-lock");
}

function wanted(root) {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

function npm(root, lock) {
  const windows = process.platform === "win32";
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const child = spawn(windows ? "npm.cmd" : "npm", args, { cwd: root, shell: windows });
  if (child.pid !== undefined) lock.alsoHeldBy(child.pid); // it goes on when this process is killed
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ fault: error.message, output }));
    child.on("close", (code, signal) =>
      resolve({ fault: code === 0 ? undefined : `npm ci ended with ${signal ?? code}`, output }),
    );
  });
}

/** A line on stderr that moves while it takes longer than a moment; without a terminal, a new one now and then. */
function startProgress() {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  const { isTTY } = process.stderr;
  const frames = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  let frame = 0;
  let shown = false;
  const clear = () => {
    if (shown && isTTY) process.stderr.write("\r\u001b[2K");
    shown = false;
  };
  const show = () => {
    if (seconds() < 3) return;
    if (isTTY) process.stderr.write(`\r\u001b[2K  ${frames[frame++ % frames.length]} ${seconds()} s`);
    else process.stderr.write(`  … ${seconds()} s\n`);
    shown = true;
  };
  const timer = setInterval(show, isTTY ? 100 : 20_000);
  return {
    seconds,
    say(text) {
      clear();
      process.stderr.write(`  ${text}\n`);
    },
    end() {
      clearInterval(timer);
      clear();
    },
  };
}
