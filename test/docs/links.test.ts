import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "ava";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = globSync(["*.md", "docs/**/*.md", "examples/**/*.md"], { cwd: root }).sort();

for (const page of pages)
  test(`${page} links to what exists`, (t) => {
    t.deepEqual(linksIn(page).filter(isBroken), []);
  });

interface Link {
  /** Path of a file or folder. */
  readonly target: string;
  readonly anchor?: string;
}

/** Links to files of the project; addresses elsewhere are left alone. */
function linksIn(page: string): readonly Link[] {
  const text = readFileSync(join(root, page), "utf8");
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
  return links
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? join(root, page) : join(root, dirname(page), path);
      return anchor === undefined ? { target } : { target, anchor };
    });
}

function isBroken({ target, anchor }: Link): boolean {
  return !existsSync(target) || (anchor !== undefined && !anchorsIn(target).includes(anchor));
}

/** Anchors of a page's headings, made as code hosts make them. */
function anchorsIn(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}
