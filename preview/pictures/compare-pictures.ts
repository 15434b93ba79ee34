import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { changesTable, type PanelChange } from "./changes-table.ts";
import { differingPixels } from "./differing-pixels.ts";
import type { PanelPicture, PictureList } from "./picture-files.ts";

/** A folder of pictures and its list. */
export interface Pictures {
  readonly folder: string;
  readonly list: PictureList;
}

/** Below this share a difference is taken for how one browser smooths where another does not. */
const noise = 0.0001;

/**
 * Compares the panels of two folders by uid and id. Writes `changes.md`, a table for a pull request, and `changes/` with the pictures
 * it shows to the second folder.
 */
export async function comparePictures(before: Pictures, after: Pictures): Promise<readonly PanelChange[]> {
  await rm(join(after.folder, "changes"), { recursive: true, force: true });
  const [old, fresh] = [panelsOf(before.list), panelsOf(after.list)];
  const compared = new Set(after.list.dashboards.map(({ uid }) => uid));
  const changes: PanelChange[] = [];
  for (const [key, panel] of fresh) {
    const change = await changed(before, after, old.get(key), panel);
    if (change !== undefined) changes.push(change);
  }
  for (const [key, panel] of old)
    if (!fresh.has(key) && compared.has(panel.uid)) changes.push(await removed(before, after, panel));
  await writeFile(join(after.folder, "changes.md"), changesTable(changes, fresh.size));
  return changes;
}

interface Panel extends PanelPicture {
  readonly uid: string;
  readonly dashboard: string;
}

function panelsOf({ dashboards }: PictureList): ReadonlyMap<string, Panel> {
  return new Map(
    dashboards.flatMap(({ uid, title, panels }) =>
      panels.map((panel) => [`${uid}/${panel.id}`, { ...panel, uid, dashboard: title }] as const),
    ),
  );
}

async function changed(
  before: Pictures,
  after: Pictures,
  old: Panel | undefined,
  panel: Panel,
): Promise<PanelChange | undefined> {
  const { dashboard, title } = panel;
  const now = await readFile(join(after.folder, panel.file));
  if (old === undefined) return { dashboard, title, kind: "new", after: await put(after, panel, "after", now) };
  const then = await readFile(join(before.folder, old.file));
  const { share, picture } = differingPixels(then, now);
  if (share < noise) return undefined;
  return {
    dashboard,
    title,
    kind: picture === undefined ? "resized" : "changed",
    share,
    before: await put(after, panel, "before", then),
    after: await put(after, panel, "after", now),
    ...(picture === undefined ? {} : { difference: await put(after, panel, "difference", picture) }),
  };
}

async function removed(before: Pictures, after: Pictures, panel: Panel): Promise<PanelChange> {
  const then = await readFile(join(before.folder, panel.file));
  return {
    dashboard: panel.dashboard,
    title: panel.title,
    kind: "removed",
    before: await put(after, panel, "before", then),
  };
}

async function put({ folder }: Pictures, { file }: Panel, which: string, picture: Buffer): Promise<string> {
  const path = join("changes", file.replace(/\.png$/, `-${which}.png`));
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), picture);
  return path;
}
