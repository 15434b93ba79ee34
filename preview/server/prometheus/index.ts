export { openProxy, type Proxy, type ProxyPolicy } from "./open-proxy.ts";
