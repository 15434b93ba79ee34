// Command run starts the broker of a Kafka image that has no shell: it writes the settings and formats the storage as
// the official image's start script does, then becomes the broker.
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

const (
	defaults = "/etc/kafka/docker"
	mounted  = "/mnt/shared/config"
	final    = "/opt/kafka/config"
	classes  = "/opt/kafka/libs/*"
)

func main() {
	java := filepath.Join(orElse("JAVA_HOME", "/opt/java/openjdk"), "bin", "java")
	err := setUp(java)
	if err == nil {
		err = become(java)
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// setUp has Kafka's own class for containers do it: a mounted file and KAFKA_… variables mean what they mean there.
func setUp(java string) error {
	args := []string{"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classes, "kafka.docker.KafkaDockerWrapper", "setup",
		"--default-configs-dir", defaults, "--mounted-configs-dir", mounted, "--final-configs-dir", final}
	command := exec.Command(java, args...)
	command.Env = append(os.Environ(), "CLUSTER_ID="+orElse("CLUSTER_ID", "5L6g3nShT-eMCtK--X86sw"))
	output, err := command.CombinedOutput()
	// The storage tool has no other way to say that a restarted broker has its storage.
	if err != nil && !bytes.Contains(bytes.ToLower(output), []byte("already formatted")) {
		return fmt.Errorf("%ssetting up the broker failed: %w", output, err)
	}
	return nil
}

// become replaces this process, so that the broker gets the engine's signals.
func become(java string) error {
	args := []string{java}
	args = append(args, options("KAFKA_HEAP_OPTS", "-Xmx1G -Xms1G")...)
	args = append(args, options("KAFKA_JVM_PERFORMANCE_OPTS", "-server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 "+
		"-XX:InitiatingHeapOccupancyPercent=35 -XX:+ExplicitGCInvokesConcurrent -Djava.awt.headless=true")...)
	args = append(args, options("KAFKA_JMX_OPTS", "")...)
	args = append(args, options("KAFKA_LOG4J_OPTS", "-Dlog4j2.configurationFile="+final+"/log4j2.yaml")...)
	args = append(args, options("KAFKA_OPTS", "")...)
	args = append(args, "-cp", classes, "kafka.Kafka", final+"/server.properties")
	return syscall.Exec(java, args, os.Environ())
}

func options(name, fallback string) []string {
	return strings.Fields(orElse(name, fallback))
}

func orElse(name, fallback string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return fallback
}
