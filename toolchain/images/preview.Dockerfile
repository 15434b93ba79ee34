# The image of the preview, for engines that can pull the two base images.
# Context: this file, app/ (the bundled server), public/ (the built app) and probe/ (the source of the health probe).
FROM docker.io/library/golang:1.26.8-alpine AS probe
WORKDIR /probe
COPY probe/ ./
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o /out/probe .

FROM docker.io/library/node:24.21.0-bookworm-slim AS node
RUN mkdir /image \
 && ldd /usr/local/bin/node | grep -o '/[^ ]*' | xargs cp --parents --dereference --target-directory /image /usr/local/bin/node \
 && mkdir -p /image/etc && install -d -m 1777 /image/tmp \
 && printf 'root:x:0:0:root:/:/bin/false\nnobody:x:65534:65534:nobody:/:/bin/false\n' > /image/etc/passwd \
 && printf 'root:x:0:\nnobody:x:65534:\n' > /image/etc/group \
 && printf 'hosts: files dns\n' > /image/etc/nsswitch.conf

FROM scratch
COPY --from=node /image/ /
COPY --from=probe /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=probe /out/probe /tools/probe
COPY app/ /app/
COPY public/ /app/public/
USER 65534:65534
WORKDIR /app
ENTRYPOINT ["/usr/local/bin/node", "--max-semi-space-size=8", "/app/main.mjs"]
