// Command probe asks a URL and says by its exit code whether the answer is the expected one; of a URL that is not HTTP,
// whether such a server answers there.
// It is the health check of images that have neither a shell nor an HTTP client.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
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
	if scheme, _, _ := strings.Cut(given.url, "://"); servers[scheme] != nil && flags.NFlag() > 0 {
		return given, fmt.Errorf("%s:// takes no flags", scheme)
	}
	return given, nil
}

const usage = "usage: probe [--user U --password-file F] [--ca-file F | --insecure] [--expect 200] URL\n" +
	"       probe kafka://HOST:PORT | postgres://[USER@]HOST:PORT[/DATABASE] | redis://HOST:PORT | tcp://HOST:PORT"

// What asks a server that does not speak HTTP, by the scheme of its URL.
var servers = map[string]func(net.Conn, *url.URL) error{
	"kafka":    askBroker,
	"postgres": askPostgres,
	"redis":    askRedis,
	"tcp":      func(net.Conn, *url.URL) error { return nil },
}

func probe(given options) error {
	if scheme, _, _ := strings.Cut(given.url, "://"); servers[scheme] != nil {
		return probeServer(given.url, servers[scheme])
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

// probeServer asks one question on a connection without TLS.
func probeServer(text string, ask func(net.Conn, *url.URL) error) error {
	target, err := url.Parse(text)
	if err != nil {
		return err
	}
	connection, err := net.DialTimeout("tcp", target.Host, timeout)
	if err != nil {
		return err
	}
	defer connection.Close()
	if err := connection.SetDeadline(time.Now().Add(timeout)); err != nil {
		return err
	}
	if err := ask(connection, target); err != nil {
		return fmt.Errorf("%s %w", target.Host, err)
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
