package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.crooked.ReferenceServer;
import io.github.bsskit.conformance.crooked.Variant;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a profile that the target itself provides, the kit connects to nothing but the target. */
class ProvidedProfileTest {

  @TempDir private Path directory;

  @Test
  void aWholeRunConnectsToTheTargetOnly() throws Exception {
    try (ReferenceServer server =
        new Variant("serves its profile", lawful -> {}).startServingProfile()) {
      Ended run = run(server.uri().toString());

      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(connections(run)).containsExactly(server.uri().getAuthority());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hooks: {reset: {method: POST, url: 'ELSEWHERE/reset'}}",
        "hooks: {refill: {method: POST, url: 'ELSEWHERE'}}",
        "hooks: {clock: {method: POST, url: 'ELSEWHERE?by={seconds}'}}",
        "faults: {request: {method: POST, url: 'ELSEWHERE/{code}'}}",
      })
  void aRequestElsewhereIsAnError(String request) throws Exception {
    try (ServerSocket elsewhere = listener();
        BadTarget target = new BadTarget(providing(request, elsewhere))) {
      Ended run = run(target.url());

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .contains("/__admin/bss/profile: line ", ".url is \"", "which is not on the target")
          .contains("--profile FILE");
      assertThat(connections(run)).containsExactly(target.url().substring("http://".length()));
    }
  }

  @Test
  void redirectsAreNotFollowed() throws Exception {
    try (ServerSocket elsewhere = listener();
        BadTarget target = new BadTarget(providing("", elsewhere))) {
      Ended run = run(target.url(), "--only", "*/call/*");

      assertThat(run.exit()).as(run.err()).isNotZero();
      assertThat(connections(run)).containsExactly(target.url().substring("http://".length()));
    }
  }

  private static ServerSocket listener() throws Exception {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  /** Provides a profile, and redirects every other request to another port. */
  private static BadTarget.Manner providing(String request, ServerSocket elsewhere) {
    String other = "http://127.0.0.1:" + elsewhere.getLocalPort();
    String profile =
        """
        keys: {full: {id: LTAI5tExample, secret: secret}}
        owners: {fresh: 1000-9000}
        """
            + request.replace("ELSEWHERE", other)
            + "\n";
    String provided = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + profile;
    String redirected =
        "HTTP/1.1 307 Temporary Redirect\r\nConnection: close\r\nLocation: "
            + other
            + "/\r\nContent-Length: 0\r\n\r\n";
    return meeting ->
        meeting.write(
            meeting.read().startsWith("GET /__admin/bss/profile ") ? provided : redirected);
  }

  private Ended run(String... arguments) throws Exception {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ObservedKit.class.getName());
    return Ended.run(
        directory, Map.of(), Stream.concat(java.stream(), Stream.of(arguments)).toList());
  }

  private static Set<String> connections(Ended run) {
    return run.err()
        .lines()
        .filter(line -> line.startsWith(ObservedKit.CONNECTION))
        .map(line -> line.substring(ObservedKit.CONNECTION.length()))
        .collect(Collectors.toSet());
  }
}
