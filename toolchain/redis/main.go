// Command docker-entrypoint starts Redis in an image that has no shell, as the official image's start script does.
package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
)

func main() {
	fmt.Fprintln(os.Stderr, start(os.Args[1:]))
	os.Exit(1)
}

// start becomes the program, so that it gets the engine's signals; options alone, or a settings file, are the server's.
func start(args []string) error {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") || strings.HasSuffix(args[0], ".conf") {
		args = append([]string{"redis-server"}, args...)
	}
	if args[0] == "redis-server" {
		syscall.Umask(0o077)
		args = append(args[:1:1], open(args[1:])...)
	}
	program, err := exec.LookPath(args[0])
	if err != nil {
		return err
	}
	return syscall.Exec(program, args, os.Environ())
}

// open lets other containers in, which Redis refuses by default where it has no password; the official image is built
// so. What the settings file says goes before.
func open(args []string) []string {
	settings := len(args) > 0 && !strings.HasPrefix(args[0], "-")
	switch {
	case !settings:
		return append([]string{"--protected-mode", "no"}, args...)
	case decides(args[0]):
		return args
	}
	return append([]string{args[0], "--protected-mode", "no"}, args[1:]...)
}

func decides(file string) bool {
	settings, err := os.Open(file)
	if err != nil {
		return false
	}
	defer settings.Close()
	for lines := bufio.NewScanner(settings); lines.Scan(); {
		if fields := strings.Fields(lines.Text()); len(fields) > 0 && strings.EqualFold(fields[0], "protected-mode") {
			return true
		}
	}
	return false
}
