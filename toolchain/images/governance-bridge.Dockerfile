# The image of the governance bridge in miniature, for engines that can pull the base image and reach a Go module proxy.
# Context: this file and src/ (its Go sources).
FROM docker.io/library/golang:1.26.8-alpine AS build
WORKDIR /src
COPY src/go.mod src/go.sum ./
RUN go mod download
COPY src/ ./
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o /image/usr/local/bin/governance-bridge . \
 && mkdir -p /image/etc && install -d -m 1777 /image/tmp \
 && printf 'root:x:0:0:root:/:/bin/false\nnobody:x:65534:65534:nobody:/:/bin/false\n' > /image/etc/passwd \
 && printf 'root:x:0:\nnobody:x:65534:\n' > /image/etc/group \
 && printf 'hosts: files dns\n' > /image/etc/nsswitch.conf

FROM scratch
COPY --from=build /image/ /
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
EXPOSE 8081 50051
USER 65534:65534
ENTRYPOINT ["/usr/local/bin/governance-bridge"]
