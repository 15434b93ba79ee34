import * as z from "zod";

/** `host:port`, as in every Kafka client; an IPv6 address in brackets. */
export const broker = () =>
  z
    .string("must be host:port")
    .regex(/^(\[[0-9a-fA-F:.]+\]|[^:[\]\s/]+):\d{1,5}$/, {
      error: "is no broker; write host:port, like kafka:9092",
      abort: true,
    })
    .refine((text) => {
      const port = Number(text.slice(text.lastIndexOf(":") + 1));
      return port > 0 && port <= 65_535;
    }, "has a port that is not between 1 and 65535");
