import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { grafanaAnswer } from "./grafana-behaviour.ts";

// Runs in the container: like Grafana it reads the administrator's password when its database is made,
// and the secrets of data sources at its start and when it is told to.
const database = "/var/lib/grafana/password";
const provisioning = process.env.GF_PATHS_PROVISIONING ?? "";
const initial = process.env.GF_SECURITY_ADMIN_PASSWORD__FILE ?? "";
if (!existsSync(database)) writeFileSync(database, readFileSync(initial, "utf8"));

let prometheus = readDataSource();
const store = {
  get password() {
    return readFileSync(database, "utf8");
  },
  set password(password: string) {
    writeFileSync(database, password);
  },
  readDataSources() {
    prometheus = readDataSource();
  },
};

createServer(async (request, response) => {
  const name = `${request.method} ${request.url}`;
  const given = (await request.toArray()).join("");
  if (request.url === "/api/health") return response.end("{}");
  const { authorization } = request.headers;
  const [status, body] =
    name === "GET /api/datasources/uid/prometheus/health"
      ? await dataSourceHealth()
      : name === "GET /api/search?type=dash-db"
        ? [200, dashboardsInFolders()]
        : grafanaAnswer(store, name, authorization, given);
  return response.writeHead(status).end(JSON.stringify(body));
}).listen(3000);
process.on("SIGTERM", () => process.exit(0));

/** Of the Prometheus among the data sources: where it is and the password in its file. */
function readDataSource(): { readonly url: string; readonly password: string } {
  const yaml = readFileSync(`${provisioning}/datasources/sightline.yml`, "utf8");
  const url = /url: (http:\/\/prometheus:\d+)/.exec(yaml)?.[1] ?? "";
  const file = /basicAuthPassword: \$__file\{(.+)\}/.exec(yaml)?.[1] ?? "";
  return { url, password: readFileSync(file, "utf8") };
}

/** What it would find where it is told to look: one level of folders, as `foldersFromFilesStructure` has it. */
function dashboardsInFolders(): readonly object[] {
  const yaml = readFileSync(`${provisioning}/dashboards/sightline.yml`, "utf8");
  const folder = /foldersFromFilesStructure: true\n +path: (\S+)/.exec(yaml)?.[1] ?? "";
  return readdirSync(folder).flatMap((folderTitle) =>
    readdirSync(`${folder}/${folderTitle}`).map((file) => {
      const { uid, title } = JSON.parse(readFileSync(`${folder}/${folderTitle}/${file}`, "utf8"));
      return { uid, title, folderTitle, type: "dash-db" };
    }),
  );
}

async function dataSourceHealth(): Promise<readonly [number, object]> {
  const authorization = `Basic ${Buffer.from(`sightline:${prometheus.password}`).toString("base64")}`;
  const { status } = await fetch(`${prometheus.url}/api/v1/query?query=1`, { headers: { authorization } });
  return status === 200 ? [200, { status: "OK" }] : [400, { status: "ERROR", message: `Prometheus says ${status}` }];
}
