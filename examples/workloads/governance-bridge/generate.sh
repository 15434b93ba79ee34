#!/bin/sh
# Makes internal/governance/*.pb.go from governance.proto. Needs Go, Python with pip, and the registries of both.
set -eu
cd "$(dirname "$0")"
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python3 -m pip install --quiet --target "$tools" grpcio-tools==1.80.0
GOBIN="$tools" go install google.golang.org/protobuf/cmd/protoc-gen-go@v1.36.12
GOBIN="$tools" go install google.golang.org/grpc/cmd/protoc-gen-go-grpc@v1.6.2
module=sightline/examples/workloads/governance-bridge
PATH="$tools:$PATH" PYTHONPATH="$tools" python3 -m grpc_tools.protoc --proto_path=. \
  --go_out=. --go_opt=module=$module --go-grpc_out=. --go-grpc_opt=module=$module governance.proto
