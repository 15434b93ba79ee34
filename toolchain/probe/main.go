// Command probe asks a URL and says by its exit code whether the answer is the expected one; of a kafka:// URL, whether
// a broker answers there.
// It is the health check of images that have neither a shell nor an HTTP client.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"
)

const timeout = 5 * time.Second

type options struct {
	url          string
	user         string
	passwordFile string
	caFile       string
	insecure     bool
	expect       int
}

func main() {
	given, err := parse(os.Args[1:])
	if err == nil {
		err = probe(given)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func parse(args []string) (options, error) {
	var given options
	flags := flag.NewFlagSet("probe", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&given.user, "user", "", "")
	flags.StringVar(&given.passwordFile, "password-file", "", "")
	flags.StringVar(&given.caFile, "ca-file", "", "")
	flags.BoolVar(&given.insecure, "insecure", false, "")
	flags.IntVar(&given.expect, "expect", http.StatusOK, "")
	if err := flags.Parse(args); err != nil {
		return given, fmt.Errorf("%w\n%s", err, usage)
	}
	switch {
	case flags.NArg() != 1:
		return given, fmt.Errorf("one URL is needed, %d given\n%s", flags.NArg(), usage)
	case (given.user == "") != (given.passwordFile == ""):
		return given, errors.New("--user and --password-file go together")
	case given.caFile != "" && given.insecure:
		return given, errors.New("either --ca-file or --insecure")
	}
	given.url = flags.Arg(0)
	if strings.HasPrefix(given.url, "kafka://") && flags.NFlag() > 0 {
		return given, errors.New("kafka:// takes no flags")
	}
	return given, nil
}

const usage = "usage: probe [--user U --password-file F] [--ca-file F | --insecure] [--expect 200] URL\n" +
	"       probe kafka://HOST:PORT"

func probe(given options) error {
	if address, found := strings.CutPrefix(given.url, "kafka://"); found {
		return probeBroker(address)
	}
	request, err := http.NewRequest(http.MethodGet, given.url, nil)
	if err != nil {
		return err
	}
	if given.user != "" {
		password, err := os.ReadFile(given.passwordFile)
		if err != nil {
			return err
		}
		request.SetBasicAuth(given.user, strings.TrimRight(string(password), "\r\n"))
	}
	trust, err := trusted(given)
	if err != nil {
		return err
	}
	client := http.Client{
		Timeout:       timeout,
		Transport:     &http.Transport{TLSClientConfig: trust},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != given.expect {
		return fmt.Errorf("%s answered %d, not %d", given.url, response.StatusCode, given.expect)
	}
	return nil
}

func trusted(given options) (*tls.Config, error) {
	config := &tls.Config{InsecureSkipVerify: given.insecure}
	if given.caFile == "" {
		return config, nil
	}
	certificates, err := os.ReadFile(given.caFile)
	if err != nil {
		return nil, err
	}
	config.RootCAs = x509.NewCertPool()
	if !config.RootCAs.AppendCertsFromPEM(certificates) {
		return nil, fmt.Errorf("%s holds no certificate", given.caFile)
	}
	return config, nil
}

// An ApiVersions request, version 0, from client "probe": the one request that a broker answers before authentication.
// Size 15, key 18, version 0, correlation id 1, then the client's name with its length. Source: Kafka's protocol guide.
const apiVersions = "\x00\x00\x00\x0f\x00\x12\x00\x00\x00\x00\x00\x01\x00\x05probe"

// probeBroker asks the one question on a connection without TLS; the answer holds the size, the id and an error code.
func probeBroker(address string) error {
	connection, err := net.DialTimeout("tcp", address, timeout)
	if err != nil {
		return err
	}
	defer connection.Close()
	if err := connection.SetDeadline(time.Now().Add(timeout)); err != nil {
		return err
	}
	if _, err := io.WriteString(connection, apiVersions); err != nil {
		return err
	}
	answer := make([]byte, 10)
	if _, err := io.ReadFull(connection, answer); err != nil {
		return fmt.Errorf("%s took the connection but answered no Kafka request: %w", address, err)
	}
	if id, code := binary.BigEndian.Uint32(answer[4:8]), binary.BigEndian.Uint16(answer[8:10]); id != 1 || code != 0 {
		return fmt.Errorf("%s is no Kafka broker, or an unusual one: id %d, error code %d", address, id, code)
	}
	return nil
}
