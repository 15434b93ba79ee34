export { readTlsFiles, tlsFindings } from "./read-tls-files.ts";
