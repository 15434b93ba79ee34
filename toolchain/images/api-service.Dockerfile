# The image of the miniature's JVM service, for engines that can pull the two base images.
# Context: this file, libs/ (its jars) and src/ (its Java sources).
FROM docker.io/library/eclipse-temurin:21.0.8_9-jdk-jammy AS classes
COPY libs/ /libs/
COPY src/ /src/
RUN find /src -name '*.java' | sort > /sources \
 && javac --release 17 -encoding UTF-8 -proc:none -g -nowarn -cp '/libs/*' -d /classes @/sources \
 && install -d -o 65534 -g 65534 /files

FROM docker.io/library/eclipse-temurin:21.0.8_9-jre-jammy
COPY --from=classes --chown=65534:65534 /files/ /files/
COPY --from=classes /libs/ /app/libs/
COPY --from=classes /classes/ /app/classes/
EXPOSE 8080
USER 65534:65534
WORKDIR /app
ENTRYPOINT ["/opt/java/openjdk/bin/java", "-XX:MaxRAMPercentage=60", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError", "-cp", "/app/classes:/app/libs/*", "chat4all.ApiService"]
