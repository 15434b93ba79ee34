# The image of the watched systems in miniature, for engines that can pull the base image.
# Context: this file and app/ (the bundled programs).
FROM docker.io/library/node:24.21.0-bookworm-slim AS node
RUN mkdir /image && install -d -o 65534 -g 65534 /image/journal \
 && ldd /usr/local/bin/node | grep -o '/[^ ]*' | xargs cp --parents --dereference --target-directory /image /usr/local/bin/node \
 && mkdir -p /image/etc && install -d -m 1777 /image/tmp \
 && printf 'root:x:0:0:root:/:/bin/false\nnobody:x:65534:65534:nobody:/:/bin/false\n' > /image/etc/passwd \
 && printf 'root:x:0:\nnobody:x:65534:\n' > /image/etc/group \
 && printf 'hosts: files dns\n' > /image/etc/nsswitch.conf

FROM scratch
COPY --from=node /image/ /
COPY app/ /app/
USER 65534:65534
WORKDIR /app
ENTRYPOINT ["/usr/local/bin/node", "--max-semi-space-size=8", "/app/main.mjs"]
