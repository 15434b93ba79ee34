// Command docker-entrypoint starts PostgreSQL as the official image's start script does: an empty data folder is
// initialised from POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB, POSTGRES_INITDB_ARGS (each also …_FILE) and
// POSTGRES_HOST_AUTH_METHOD, then the server takes this process's place.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

func main() {
	fmt.Fprintln(os.Stderr, start(os.Args[1:]))
	os.Exit(1)
}

func start(args []string) error {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		args = append([]string{"postgres"}, args...)
	}
	if args[0] == "postgres" {
		if err := prepare(orElse("PGDATA", "/var/lib/postgresql/data")); err != nil {
			return err
		}
	}
	program, err := exec.LookPath(args[0])
	if err != nil {
		return err
	}
	return syscall.Exec(program, args, os.Environ())
}

// version is the file by which PostgreSQL knows a data folder.
const version = "PG_VERSION"

// prepare fills an empty data folder. It is made below and moved up with the version last, so that a start that was
// interrupted is taken up again.
func prepare(data string) error {
	if err := os.MkdirAll(data, 0o700); err != nil {
		return err
	}
	if err := os.Chmod(data, 0o700); err != nil {
		return err
	}
	if exists(filepath.Join(data, version)) {
		return nil
	}
	fresh := filepath.Join(data, ".unfinished")
	complete := filepath.Join(fresh, "complete")
	if !exists(complete) {
		if err := initialise(data, fresh); err != nil {
			return err
		}
		if err := os.WriteFile(complete, nil, 0o600); err != nil {
			return err
		}
	}
	entries, err := os.ReadDir(fresh)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if name := entry.Name(); name != version && name != "complete" {
			if err := os.Rename(filepath.Join(fresh, name), filepath.Join(data, name)); err != nil {
				return err
			}
		}
	}
	if err := os.Rename(filepath.Join(fresh, version), filepath.Join(data, version)); err != nil {
		return err
	}
	return os.RemoveAll(fresh)
}

func initialise(data, fresh string) error {
	if err := os.RemoveAll(fresh); err != nil {
		return err
	}
	if found, err := os.ReadDir(data); err != nil || len(found) > 0 {
		return errors.Join(err, fmt.Errorf("%s has files but no database: mount an empty volume", data))
	}
	given, err := wanted()
	if err != nil {
		return err
	}
	if err := initdb(fresh, given); err != nil {
		return err
	}
	if err := createDatabase(fresh, given.database); err != nil {
		return err
	}
	return letIn(fresh, given.method)
}

type settings struct{ user, password, database, method, arguments string }

func wanted() (given settings, err error) {
	read := func(name, fallback string) (value string) {
		if err == nil {
			value, err = fromFile(name)
		}
		if value == "" {
			return fallback
		}
		return value
	}
	given.user = read("POSTGRES_USER", "postgres")
	given.password = read("POSTGRES_PASSWORD", "")
	given.database = read("POSTGRES_DB", given.user)
	given.arguments = read("POSTGRES_INITDB_ARGS", "")
	given.method = orElse("POSTGRES_HOST_AUTH_METHOD", "scram-sha-256")
	if err == nil && given.password == "" && given.method != "trust" {
		err = errors.New("the superuser has no password: set POSTGRES_PASSWORD_FILE or POSTGRES_PASSWORD, " +
			"or POSTGRES_HOST_AUTH_METHOD=trust to let everybody in")
	}
	return given, err
}

func fromFile(name string) (string, error) {
	value, file := os.Getenv(name), os.Getenv(name+"_FILE")
	if file == "" {
		return value, nil
	}
	if value != "" {
		return "", fmt.Errorf("either %s or %s_FILE", name, name)
	}
	content, err := os.ReadFile(file)
	return strings.TrimRight(string(content), "\r\n"), err
}

// initdb reads the password from a pipe: it is never on a command line or on a disk.
func initdb(fresh string, given settings) error {
	args := []string{"--pgdata=" + fresh, "--username=" + given.user}
	command := exec.Command("initdb", append(args, strings.Fields(given.arguments)...)...)
	if given.password != "" {
		reader, writer, err := os.Pipe()
		if err != nil {
			return err
		}
		defer reader.Close()
		go func() {
			defer writer.Close()
			fmt.Fprintln(writer, given.password)
		}()
		command.ExtraFiles = []*os.File{reader}
		command.Args = append(command.Args, "--pwfile=/dev/fd/3")
	}
	return run(command)
}

// createDatabase needs no server: PostgreSQL's single-user mode takes the statement as the superuser.
func createDatabase(fresh, name string) error {
	if name == "postgres" {
		return nil
	}
	command := exec.Command("postgres", "--single", "-D", fresh, "-c", "exit_on_error=on", "template1")
	command.Stdin = strings.NewReader(`CREATE DATABASE "` + strings.ReplaceAll(name, `"`, `""`) + "\"\n")
	return run(command)
}

// letIn has every address ask for the password; initdb's own lines let in only what comes from inside the container.
func letIn(fresh, method string) error {
	file, err := os.OpenFile(filepath.Join(fresh, "pg_hba.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(file, "\nhost all all all %s\n", method)
	return errors.Join(err, file.Close())
}

// run says what the command printed only when it failed.
func run(command *exec.Cmd) error {
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	if err := command.Run(); err != nil {
		return fmt.Errorf("%s%s failed: %w", output.String(), command.Args[0], err)
	}
	return nil
}

func exists(file string) bool {
	_, err := os.Lstat(file)
	return err == nil
}

func orElse(name, fallback string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return fallback
}
