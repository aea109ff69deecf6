package io.github.bsskit.simulator.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The servers to measure, started as their users would. */
final class Contestants {

  /** The base of all ratios. */
  static final String BASE = "WireMock, static stub";

  static final String V3 = "ours, strict V3";
  static final String V1 = "ours, strict V1";
  static final String JETTY = "bare Jetty 12, constant";
  static final String PRISM = "Prism";

  /** A stub that does not match the gateway's calls. */
  private static final String FOREIGN_STUB =
      "{\"request\":{\"method\":\"GET\",\"urlPath\":\"/mine\"},\"response\":{\"status\":200}}";

  private final Options options;
  private final Path folder;
  private final List<String> absent = new ArrayList<>();

  /**
   * Creates the contestants.
   *
   * @param folder for their files
   */
  Contestants(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  /** The contestants compared under load. */
  List<Contestant> underLoad() throws IOException {
    List<Contestant> all = new ArrayList<>();
    all.add(wireMock(BASE, Rules.constant(folder.resolve("static-stub"))));
    all.add(ours(V3, Calls.V3, "--log-format", "none"));
    if (Files.isExecutable(options.launcher)) {
      all.add(launched());
    }
    all.add(
        ours(
            "ours, strict V3, no journal",
            Calls.V3,
            "--log-format",
            "none",
            "--journal-size",
            "0"));
    all.add(ours("ours, strict V3, a line for each call", Calls.V3, "--log-format", "text"));
    all.add(ours(V1, Calls.V1, "--log-format", "none"));
    all.add(
        ours(
            "ours, lenient, unsigned", Calls.OPENAPI, "--log-format", "none", "--auth", "lenient"));
    Contestant slow = ours("ours, strict V3, slow lane", Calls.V3, "--log-format", "none");
    all.add(new Contestant(slow.name(), slow.calls(), slow.command(), Contestants::addForeignStub));
    all.add(wireMock("WireMock, rules by hand", Rules.handWritten(folder.resolve("hand-written"))));
    all.add(bareJetty());
    prism().ifPresent(all::add);
    nginx().ifPresent(all::add);
    return all.stream().filter(options::includes).map(this::withHeap).toList();
  }

  /** All JVMs get the same heap; the default would be a quarter of the memory each. */
  private Contestant withHeap(Contestant contestant) {
    return new Contestant(
        contestant.name(),
        contestant.calls(),
        port -> {
          List<String> command = new ArrayList<>(contestant.command().apply(port));
          if (command.get(0).equals(options.java())) {
            command.add(1, "-Xmx" + options.heap);
          }
          return command;
        },
        contestant.prepared());
  }

  /** The launcher's JVM options with the heap of the others. */
  private Contestant launched() {
    return new Contestant(
        V3 + ", launcher",
        Calls.V3,
        port ->
            List.of(
                "env",
                "JAVA_OPTS=-Xmx" + options.heap,
                options.launcher.toString(),
                "--port",
                "" + port,
                "--log-format",
                "none",
                "--throttle",
                "off"));
  }

  /** The contestants whose start is compared. */
  List<Contestant> starting() throws IOException {
    List<Contestant> all = new ArrayList<>();
    all.add(wireMock(BASE, Rules.constant(folder.resolve("static-stub"))));
    if (Files.isExecutable(options.launcher)) {
      all.add(
          new Contestant(
              "ours, launcher",
              Calls.V3,
              port -> List.of(options.launcher.toString(), "--port", "" + port)));
    } else {
      absent.add("ours, launcher: missing " + options.launcher);
    }
    all.add(ours("ours, java -jar", Calls.V3));
    all.add(bareJetty());
    prism().ifPresent(all::add);
    return all.stream().filter(options::includes).toList();
  }

  /** Contestants that are not available, with the reason; complete after listing the others. */
  List<String> absent() {
    return absent;
  }

  /** A simulator with a small heap. */
  Contestant ours(String name, List<String> javaOptions) {
    return ours(name, Calls.V3, javaOptions, "--throttle", "off", "--log-format", "none");
  }

  Contestant ours(String name, Calls calls, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    if (!all.isEmpty()) {
      all.addAll(List.of("--throttle", "off"));
    }
    return ours(name, calls, List.of(), all.toArray(String[]::new));
  }

  private Contestant ours(String name, Calls calls, List<String> javaOptions, String... arguments) {
    return new Contestant(
        name,
        calls,
        port ->
            concat(
                List.of(options.java()),
                javaOptions,
                List.of("-jar", options.jar.toString(), "--port", "" + port),
                List.of(arguments)));
  }

  /** With the settings that the simulator gives its own WireMock. */
  private Contestant wireMock(String name, Path rootDir) {
    return new Contestant(
        name,
        Calls.V3,
        port ->
            List.of(
                options.java(),
                "-jar",
                "stubs/target/wiremock-standalone.jar",
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--root-dir=" + rootDir,
                "--no-request-journal",
                "--disable-request-logging",
                "--disable-gzip",
                "--disable-banner",
                "--use-chunked-encoding=NEVER",
                "--jetty-header-request-size=65536",
                "--container-threads=400"));
  }

  private Contestant bareJetty() throws IOException {
    String response = Rules.constantAnswer();
    String jetty;
    try (Stream<Path> jars = Files.list(Path.of("stubs/benchmarks/target/lib"))) {
      jetty =
          jars.map(Path::toString)
              .filter(jar -> jar.matches(".*/(jetty|slf4j)-.*"))
              .collect(Collectors.joining(File.pathSeparator));
    }
    String classPath = "stubs/benchmarks/target/classes" + File.pathSeparator + jetty;
    return new Contestant(
        JETTY,
        Calls.V3,
        port ->
            List.of(
                options.java(), "-cp", classPath, BareJetty.class.getName(), "" + port, response));
  }

  /** Without a log line for each call, which would cost time. */
  private Optional<Contestant> prism() {
    Path prism = Path.of("stubs/benchmarks/target/prism/node_modules/.bin/prism");
    if (!Files.exists(prism)) {
      absent.add(PRISM + ": needs Node and npm");
      return Optional.empty();
    }
    return Optional.of(
        new Contestant(
            PRISM,
            Calls.OPENAPI,
            port ->
                List.of(
                    prism.toString(),
                    "mock",
                    "--verboseLevel=silent",
                    "--port=" + port,
                    "spec/openapi.yaml")));
  }

  private Optional<Contestant> nginx() {
    Optional<Path> program =
        Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      absent.add("nginx: not installed");
    }
    return program.map(
        nginx ->
            new Contestant(
                "nginx, constant",
                Calls.V3,
                port -> List.of(nginx.toString(), "-p", folder.toString(), "-c", nginxFile(port))));
  }

  private String nginxFile(int port) {
    try {
      String configuration =
          String.format(
              Locale.ROOT,
              """
              daemon off;
              pid nginx.pid;
              error_log stderr;
              worker_processes auto;
              events {}
              http {
                access_log off;
                client_body_temp_path body;
                server {
                  listen 127.0.0.1:%d;
                  keepalive_requests 1000000000;
                  default_type application/json;
                  location / { return 200 '%s'; }
                }
              }
              """,
              port,
              Rules.constantAnswer());
      return Files.writeString(folder.resolve("nginx.conf"), configuration).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addForeignStub(String host) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + host + "/__admin/mappings"))
            .POST(HttpRequest.BodyPublishers.ofString(FOREIGN_STUB))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 201) {
      throw new IOException("the stub was rejected: " + response.body());
    }
  }

  @SafeVarargs
  private static List<String> concat(List<String>... parts) {
    return Stream.of(parts).flatMap(List::stream).toList();
  }
}
