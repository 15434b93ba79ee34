import { readFile } from "node:fs/promises";
import { parseSettings } from "../settings/index.ts";
import { namesIn } from "./overrides.ts";
import { type PreviewedPrometheusOptions, previewedPrometheus } from "./preview-prometheus.ts";
import { startHotPreview } from "./preview-start.ts";
import { findProject, readStackSettings } from "./project.ts";

/** A preview to take pictures of. */
export interface Viewer {
  readonly url: string;
  readonly login?: { readonly username: string; readonly password: string };
  readonly dashboards: readonly { readonly uid: string; readonly title: string }[];
  close(): Promise<void>;
}

interface ViewerOptions extends PreviewedPrometheusOptions {
  readonly url?: string;
  readonly system?: readonly string[];
}

/** The preview that was named, else one of the command's own: it shows what the files say now, whatever the stack shows. */
export async function openViewer(options: ViewerOptions, app: string): Promise<Viewer> {
  return options.url === undefined ? ownPreview(options, app) : runningPreview(options.url, options);
}

async function runningPreview(given: string, { user, passwordFile }: ViewerOptions): Promise<Viewer> {
  const url = given.replace(/\/+$/, "");
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new Error(`--url: ${given} is no http(s):// address`);
  const login =
    user === undefined || passwordFile === undefined
      ? undefined
      : { username: user, password: (await readFile(passwordFile, "utf8")).trimEnd() };
  const headers = login === undefined ? {} : { authorization: `Basic ${btoa(`${login.username}:${login.password}`)}` };
  const answer = await fetch(`${url}/api/dashboards`, { headers });
  if (answer.status === 401) throw new Error(`${url} asks for a password: give --user and --password-file`);
  const body = (await answer.json().catch(() => ({}))) as Partial<Pick<Viewer, "dashboards">>;
  if (!answer.ok || body.dashboards === undefined) throw new Error(`${url} is no preview of Sightline`);
  return { url, ...(login === undefined ? {} : { login }), dashboards: body.dashboards, close: async () => {} };
}

async function ownPreview(options: ViewerOptions, app: string): Promise<Viewer> {
  const project = await findProject();
  const all = project.systems.map(({ name }) => name);
  const systems = options.system && namesIn(options.system, all);
  const settings = parseSettings(
    await readStackSettings(project, options.stack, systems === undefined ? {} : { systems }),
  );
  const prometheus = await previewedPrometheus(project, settings, options);
  if (prometheus.absent !== undefined)
    throw new Error(`stack ${options.stack} ${prometheus.absent}, so there is no Prometheus to ask: give --prometheus`);
  try {
    const preview = await startHotPreview({
      stack: { folder: project.folder, stack: options.stack, ...(systems === undefined ? {} : { systems }) },
      settings,
      prometheus,
      app,
      host: "127.0.0.1",
      port: 0,
      report: () => {},
    });
    const { dashboards, faults } = preview.dashboards.list();
    const close = async () => {
      await preview.stop();
      await prometheus.remove();
    };
    if (dashboards.length > 0) return { url: preview.url, dashboards, close };
    await close();
    throw new Error(faults.map(({ file, message }) => `${file}: ${message}`).join("\n"));
  } catch (error) {
    await prometheus.remove();
    throw error;
  }
}
