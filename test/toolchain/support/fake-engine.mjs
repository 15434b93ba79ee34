// Stands in for dockerd: answers /info on the socket that DOCKER_HOST names, until it is killed.
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";

const info = { ID: "FAKE", ServerVersion: "99.0.0", OSType: "linux", Architecture: "x86_64" };
const server = createServer((request, response) => {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(request.url.endsWith("/info") ? info : {}));
});
console.log("fake engine starts");
server.listen(process.env.DOCKER_HOST.slice("unix://".length), () =>
  writeFileSync(process.argv[2], String(process.pid)),
);
