// A process of its own: the services that are asked, so that their work is not counted as the exporters'.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const body = JSON.stringify({
  status: "up",
  dependencies: { postgres: { status: "up", latency_ms: 0.8 }, redis: { status: "up", latency_ms: 0.2 } },
});
const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
});
server.listen(0, "127.0.0.1", 4096, () => console.log((server.address() as AddressInfo).port));
