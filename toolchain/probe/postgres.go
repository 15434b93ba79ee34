package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
)

// The code of "the database system is starting up", or shutting down. Source: PostgreSQL's manual, appendix A.
const cannotConnectNow = "57P03"

// askPostgres begins a session and takes it as ready, as pg_isready does, when the server wants to know who that is, or
// refuses for any reason but that it takes nobody now. Source: PostgreSQL's manual, "Message Formats".
func askPostgres(connection net.Conn, target *url.URL) error {
	user := target.User.Username()
	if user == "" {
		user = "postgres"
	}
	if _, err := connection.Write(startup(user, strings.TrimPrefix(target.Path, "/"))); err != nil {
		return err
	}
	header := make([]byte, 5)
	if _, err := io.ReadFull(connection, header); err != nil {
		return fmt.Errorf("took the connection but began no PostgreSQL session: %w", err)
	}
	size := binary.BigEndian.Uint32(header[1:])
	switch {
	case header[0] == 'R' && size >= 8 && size < 30_000:
		return leave(connection, size-4)
	case header[0] != 'E' || size < 4 || size > 30_000:
		return errors.New("is no PostgreSQL server")
	}
	fields := make([]byte, size-4)
	if _, err := io.ReadFull(connection, fields); err != nil {
		return err
	}
	if field(fields, 'C') == cannotConnectNow {
		return fmt.Errorf("is not ready: %s", field(fields, 'M'))
	}
	return nil
}

// leave ends a session in the way that the server does not log: with a word where it has begun, without one where the
// server waits for a password.
func leave(connection net.Conn, size uint32) error {
	request := make([]byte, size)
	if _, err := io.ReadFull(connection, request); err != nil {
		return err
	}
	if binary.BigEndian.Uint32(request) != 0 {
		return nil
	}
	_, err := io.WriteString(connection, "X\x00\x00\x00\x04")
	return err
}

// startup is the first message of protocol 3.0: its size, the version, names and values.
func startup(user, database string) []byte {
	parameters := "user\x00" + user + "\x00"
	if database != "" {
		parameters += "database\x00" + database + "\x00"
	}
	message := binary.BigEndian.AppendUint32(nil, uint32(8+len(parameters)+1))
	message = binary.BigEndian.AppendUint32(message, 3<<16)
	return append(message, parameters+"\x00"...)
}

// field finds a field of an error: its letter, its text and a zero.
func field(fields []byte, letter byte) string {
	for _, entry := range strings.Split(string(fields), "\x00") {
		if entry != "" && entry[0] == letter {
			return entry[1:]
		}
	}
	return ""
}
