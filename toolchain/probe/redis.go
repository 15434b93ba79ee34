package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
)

// askRedis wants a PONG. A server that asks for a password is there as well; one that loads its data is not ready.
func askRedis(connection net.Conn, _ *url.URL) error {
	if _, err := io.WriteString(connection, "PING\r\n"); err != nil {
		return err
	}
	answer, err := bufio.NewReader(io.LimitReader(connection, 512)).ReadString('\n')
	if err != nil {
		return fmt.Errorf("took the connection but answered no PING: %w", err)
	}
	answer = strings.TrimSpace(answer)
	if answer == "+PONG" || strings.HasPrefix(answer, "-NOAUTH ") {
		return nil
	}
	return fmt.Errorf("answered %q, not PONG", answer)
}
