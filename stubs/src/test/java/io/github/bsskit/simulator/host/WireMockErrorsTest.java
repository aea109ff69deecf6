package io.github.bsskit.simulator.host;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that WireMock cannot process get errors that say why. */
@Tag("http")
class WireMockErrorsTest {

  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /__admin/files",
    "GET, /__admin/files/x",
    "PUT, /__admin/files/x",
    "DELETE, /__admin/files/x",
    "GET, /__admin/files/a/b"
  })
  void filesNeedADirectory(String method, String path) throws Exception {
    Response response = new ControlCaller(simulator.url()).send(method, path, "x");

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.member("detail")).contains("start the simulator with --root-dir");
  }

  /** The directory has the file a.txt and the folder full with a file. */
  @ParameterizedTest
  @CsvSource({
    "GET, //abs/path",
    "PUT, //abs/path",
    "DELETE, //abs/path",
    "GET, //etc/passwd",
    "GET, /../x",
    "PUT, /../x",
    "DELETE, /../mappings",
    "GET, /../../x",
    "PUT, /full/../../x",
    "PUT, /full",
    "PUT, /a.txt/b",
    "PUT, /",
    "PUT, /LONG",
    "PUT, /full/LONG/x",
    "GET, /LONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONG"
  })
  void invalidFileNamesAreNotFailures(String method, String name, @TempDir Path directory)
      throws Exception {
    Path files = Files.createDirectories(directory.resolve("__files/full")).getParent();
    Files.createFile(files.resolve("a.txt"));
    Files.createFile(files.resolve("full/b.txt"));
    String path = "/__admin/files" + name.replace("LONG", "x".repeat(300));
    try (BssSimulator withFiles = BssSimulator.start(new Settings().stubs(directory))) {
      Response response =
          RawHttp.exchange(
                  withFiles.port(),
                  RawHttp.bytes(
                      method
                          + " "
                          + path
                          + " HTTP/1.1\nHost: localhost\nConnection: close\nContent-Length: 0\n\n"))
              .orElseThrow();

      assertThat(response.status()).as(response.toString()).isBetween(400, 499);
      assertThat(response.member("detail")).matches("invalid file name: .*|Not Found");
      assertThat(files.resolve("a.txt")).exists();
      assertThat(directory.resolve("mappings")).exists();
    }
  }

  @Test
  void persistentStubsNeedADirectory() throws Exception {
    Response response =
        new ControlCaller(simulator.url())
            .post("/__admin/mappings", "{\"persistent\":true,\"request\":{\"urlPath\":\"/mine\"}}");

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.member("detail")).contains("start the simulator with --root-dir");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /__admin/x^y HTTP/1.1\nHost: 127.0.0.1\n\n",
        "GET /__admin/mappings?limit=%zz HTTP/1.1\nHost: 127.0.0.1\n\n",
        "GET /__admin/mappings?limit=many HTTP/1.1\nHost: 127.0.0.1\n\n",
        "GET /__admin/mappings?limit=-1 HTTP/1.1\nHost: 127.0.0.1\n\n",
        "GET /x?%zz HTTP/1.1\nHost: a\n\n",
        "POST /x HTTP/1.1\nHost: a\nContent-Type: multipart/form-data\nContent-Length: 1\n\nx",
        "POST /x HTTP/1.1\nHost: a\nContent-Encoding: gzip\nContent-Length: 3\n\nabc",
        "POST /x HTTP/1.1\nHost: a\nContent-Type: application/x-www-form-urlencoded\n"
            + "Content-Length: 3\n\n%zz"
      })
  void invalidRequestsAreNotFailures(String request) throws Exception {
    Response response = RawHttp.exchange(simulator.port(), RawHttp.bytes(request)).orElseThrow();

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.member("detail")).startsWith("WireMock cannot process the request (");
  }

  /** WireMock saves recorded stubs by default. */
  @ParameterizedTest
  @ValueSource(strings = {"", ",\"persist\":true", ",\"persist\":false"})
  void recordedStubsAreKeptInMemoryWithoutADirectory(String persist) throws Exception {
    try (BssSimulator target = BssSimulator.start();
        BssSimulator recorder = BssSimulator.start(new Settings().allowLocalTargets(true))) {
      target.wireMock().stubFor(any(urlPathMatching("/a|/b")).willReturn(ok("recorded")));
      ControlCaller caller = new ControlCaller(recorder.url());
      caller.post(
          "/__admin/recordings/start",
          "{\"targetBaseUrl\":\"" + target.url() + "\"" + persist + "}");
      caller.get("/a");
      caller.get("/b");

      Response stopped = caller.post("/__admin/recordings/stop");
      Response snapshot = caller.post("/__admin/recordings/snapshot");
      target.wireMock().resetMappings();

      assertThat(stopped.status()).as(stopped.toString()).isEqualTo(200);
      assertThat(snapshot.status()).as(snapshot.toString()).isEqualTo(200);
      assertThat(caller.get("/a").text()).isEqualTo("recorded");
      assertThat(caller.get("/b").text()).isEqualTo("recorded");
      assertThat(caller.delete("/__admin/mappings").status()).isEqualTo(200);
      assertThat(caller.get("/a").status()).isEqualTo(404);
    }
  }

  /** As many bytes as WireMock accepts, and one more. */
  @Test
  void bodiesHaveALimit() throws Exception {
    RawHttp connection = RawHttp.connect(simulator.port());
    try (connection) {
      connection.send(
          RawHttp.bytes("POST /x HTTP/1.1\nHost: a\nContent-Length: " + ((64 << 20) + 1) + "\n\n"));

      Response response = connection.answer().orElseThrow();

      assertThat(response.status()).isEqualTo(413);
      assertThat(response.member("detail"))
          .isEqualTo("the body of POST /x is too large: send at most 67108864 bytes");
    }
  }
}
