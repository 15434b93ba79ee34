package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/url"
)

// An ApiVersions request, version 0, from client "probe": the one request that a broker answers before authentication.
// Size 15, key 18, version 0, correlation id 1, then the client's name with its length. Source: Kafka's protocol guide.
const apiVersions = "\x00\x00\x00\x0f\x00\x12\x00\x00\x00\x00\x00\x01\x00\x05probe"

// askBroker wants the answer to that request: the size, the id and an error code.
func askBroker(connection net.Conn, _ *url.URL) error {
	if _, err := io.WriteString(connection, apiVersions); err != nil {
		return err
	}
	answer := make([]byte, 10)
	if _, err := io.ReadFull(connection, answer); err != nil {
		return fmt.Errorf("took the connection but answered no Kafka request: %w", err)
	}
	if id, code := binary.BigEndian.Uint32(answer[4:8]), binary.BigEndian.Uint16(answer[8:10]); id != 1 || code != 0 {
		return fmt.Errorf("is no Kafka broker, or an unusual one: id %d, error code %d", id, code)
	}
	return nil
}
