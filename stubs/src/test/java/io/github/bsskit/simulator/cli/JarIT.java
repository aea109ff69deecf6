package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as its users run it. */
class JarIT {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();
  private static final String JAR = Path.of("target", "bss-simulator.jar").toString();

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path directory;

  @Test
  void theLastLineOfTheStartIsACallThatWorks() throws Exception {
    try (RunningJar jar = RunningJar.start(Map.of(), JAVA, "-jar", JAR, "--port=0")) {
      String line = jar.awaitLine("Ready on ");
      HttpResponse<String> response =
          get(line.substring(line.indexOf('\'') + 1, line.length() - 1));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).startsWith("{\"Code\":\"200\",\"Message\":\"Successful!\"");
      assertThat(line).startsWith("Ready on http://127.0.0.1:");
      assertThat(jar.output())
          .containsPattern("onsole at http://127.0.0.1:[0-9]+/__admin/bss/console\\R");
    }
  }

  @Test
  void endsOnSigtermAndHasLoggedNoSecret() throws Exception {
    try (RunningJar jar = RunningJar.start(Map.of(), JAVA, "-jar", JAR, "--port=0")) {
      String line = jar.awaitLine("Ready on ");
      String url = line.substring(line.indexOf('\'') + 1, line.length() - 1);
      get(url);
      get(url.replace("Amount=100", "Amount=101&SecurityToken=token-of-somebody"));
      String second = jar.awaitLine("400 InvalidSecurityToken.Malformed");

      int exitCode = jar.terminate();

      assertThat(exitCode).isEqualTo(128 + 15);
      assertThat(second).contains("GET / CreateResellerUserQuota -> 400");
      assertThat(jar.output().replace(line, ""))
          .contains("GET / CreateResellerUserQuota -> 200 OK")
          .endsWith("This run would have opened 1 quota (100 CNY).")
          .doesNotContain("testsecret", "Signature=", "token-of-somebody", "SLF4J", "jetty");
    }
  }

  @Test
  void takesItsOptionsFromTheEnvironmentToo() throws Exception {
    Path portFile = directory.resolve("port");
    Map<String, String> environment =
        Map.of(
            "BSSKIT_PORT", "0",
            "BSSKIT_AUTH", "lenient",
            "BSSKIT_PORT_FILE", portFile.toString(),
            "BSSKIT_LOG_FORMAT", "json",
            "BSSKIT_ORDER_IDS", "small",
            "BSSKIT_SEED", "7");
    try (RunningJar jar = RunningJar.start(environment, JAVA, "-jar", JAR)) {
      jar.awaitLine("Ready on ");
      String port = Files.readString(portFile).trim();
      HttpResponse<String> response =
          get(
              "http://127.0.0.1:"
                  + port
                  + "/CreateResourcePackage?ProductCode=ossbag&Specification=40&Duration=6"
                  + "&PackageType=FPT_ossbag_absolute_Storage_sh");
      JsonNode logged = new ObjectMapper().readTree(jar.awaitLine("\"time\""));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).containsPattern("\"OrderId\":[0-9]{15},");
      assertThat(logged.get("action").asText()).isEqualTo("CreateResourcePackage");
      assertThat(logged.get("status").asInt()).isEqualTo(200);
    }
  }

  /** Bash leaves the rest of the pipe to the next reader. */
  @ParameterizedTest
  @ValueSource(strings = {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
  void portFileCanBeTheStandardOutput(String file) throws Exception {
    try (RunningJar jar =
        RunningJar.start(Map.of(), JAVA, "-jar", JAR, "--port=0", "--port-file", file)) {
      String ready = jar.awaitLine("Ready on ");

      String port = ready.replaceFirst(".*?:([0-9]+),.*", "$1").replaceFirst(".*:", "");
      assertThat(jar.output().lines().findFirst()).hasValue(port);
    }
  }

  @Test
  void portFileCanBeAnOpenFileThatHasContent() throws Exception {
    Path log = Files.writeString(directory.resolve("log"), "before\n");
    try (RunningJar jar =
        RunningJar.start(
            Map.of(),
            "bash",
            "-c",
            "exec \"$0\" -jar \"$1\" --port=0 --port-file /dev/fd/7 7>>\"$2\"",
            JAVA,
            JAR,
            log.toString())) {
      jar.awaitLine("Ready on ");

      assertThat(Files.readString(log)).matches("before\n[0-9]+\n");
    }
  }

  @Test
  void startsWithoutAReaderOfTheFifo() throws Exception {
    Path fifo = directory.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    try (RunningJar jar =
        RunningJar.start(Map.of(), JAVA, "-jar", JAR, "--port=0", "--port-file", fifo.toString())) {
      jar.awaitLine(fifo + " is a FIFO: it gets the port when read");
      String ready = jar.awaitLine("Ready on ");

      assertThat(ready).contains(":" + Files.readString(fifo).strip() + ",");
      assertThat(jar.terminate()).isEqualTo(128 + 15);
    }
  }

  @Test
  void bracketsAroundAnIpv6AddressAreOptional() throws Exception {
    try (RunningJar jar =
        RunningJar.start(Map.of(), JAVA, "-jar", JAR, "--port=0", "--host", "[::1]")) {
      String line = jar.awaitLine("Ready on http://[::1]:");

      assertThat(get(line.substring(line.indexOf('\'') + 1, line.length() - 1)).statusCode())
          .isEqualTo(200);
    }
  }

  /** The shell writes the bytes, because this process may not be able to. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec \"$0\" -jar \"$1\" --world \"$p\"",
        "mkdir \"$2/$p\" && cd \"$2/$p\" && exec \"$0\" -jar \"$1\" --port-file p",
        "exec \"$0\" -jar \"$1\" --admin-token \"$p\"",
        "exec \"$0\" -jar \"$1\" explain-signature \"http://127.0.0.1/?A=$p\"",
      })
  void namesTheLocaleThatCannotRepresentAPathOrAnArgument(String script) throws Exception {
    try (RunningJar jar =
        RunningJar.start(
            Map.of("LC_ALL", "C"),
            "sh",
            "-c",
            "p=$(printf 'w\\303\\266rld'); " + script,
            JAVA,
            Path.of(JAR).toAbsolutePath().toString(),
            directory.toString())) {
      assertThat(jar.awaitEnd()).isEqualTo(2);
      assertThat(jar.output())
          .contains("does not have all characters of ", ": set LC_ALL=C.UTF-8, or use ")
          .hasLineCount(1);
    }
  }

  @Test
  void endsWithExitCode2WhenItCannotStart() throws Exception {
    try (RunningJar jar = RunningJar.start(Map.of(), JAVA, "-jar", JAR, "--world", "nil.yaml")) {
      int exitCode = jar.awaitEnd();

      assertThat(exitCode).isEqualTo(2);
      assertThat(jar.output())
          .startsWith("bss-simulator: nil.yaml: does not exist")
          .hasLineCount(1);
    }
  }

  @Test
  void takesStubsOfTheUsersFromADirectory() throws Exception {
    Path mappings = Files.createDirectories(directory.resolve("mappings"));
    Files.writeString(
        mappings.resolve("mine.json"),
        "{\"request\":{\"urlPath\":\"/mine\"},\"response\":{\"body\":\"my own\"}}");
    try (RunningJar jar =
        RunningJar.start(
            Map.of(), JAVA, "-jar", JAR, "--port=0", "--root-dir", directory.toString())) {
      String line = jar.awaitLine("Ready on ");
      String url = line.substring("Ready on ".length(), line.indexOf(','));

      assertThat(get(url + "/mine").body()).isEqualTo("my own");
      assertThat(get(url + "/").body()).contains("MissingAction");
    }
  }

  @Test
  void jsonOutputHasNoLinksToPages() throws Exception {
    try (RunningJar jar =
        RunningJar.start(
            Map.of("BSSKIT_NO_DOCS", "true"),
            JAVA,
            "-jar",
            JAR,
            "--port=0",
            "--no-docs",
            "--log-format=json")) {
      String line = jar.awaitLine("Ready on ");
      String url = line.substring("Ready on ".length(), line.indexOf(','));

      assertThat(jar.output()).hasLineCount(2).doesNotContain("console");
      assertThat(get(url + "/docs/").headers().firstValue("Content-Security-Policy")).isEmpty();
    }
  }

  @Test
  void carriesTheDocumentation() throws Exception {
    try (RunningJar jar = RunningJar.start(Map.of(), JAVA, "-jar", JAR, "--port=0")) {
      String line = jar.awaitLine("Ready on ");
      String url = line.substring("Ready on ".length(), line.indexOf(','));

      assertThat(jar.output()).contains("Documentation at " + url + "/docs/");
      assertThat(get(url + "/docs/en/CreateResourcePackage.html").body())
          .contains("DurationInvalid", "Parameter duration can only be positive integer.");
      assertThat(get(url + "/docs/zh/CreateResourcePackage.html").body()).contains("请求参数");
      assertThat(get(url + "/docs/llms.txt").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void reportsItsHealth() throws Exception {
    try (RunningJar jar = RunningJar.start(Map.of(), JAVA, "-jar", JAR, "--port=0")) {
      String line = jar.awaitLine("Ready on ");
      String url = line.substring("Ready on ".length(), line.indexOf(','));
      try (RunningJar health =
          RunningJar.start(Map.of(), JAVA, "-jar", JAR, "health", "--url", url)) {
        assertThat(health.awaitEnd()).isZero();
        assertThat(health.output())
            .matches(
                "ready, version [0-9]\\S+, spec sha256:[0-9a-f]{64}, signatures strict, name \\S+"
                    + ":[0-9]+, store memory");
      }
    }
  }

  @Test
  void hasWhatItsMetricsNeed() throws Exception {
    try (RunningJar jar = RunningJar.start(Map.of(), JAVA, "-jar", JAR, "--port=0")) {
      String line = jar.awaitLine("Ready on ");
      String url = line.substring("Ready on ".length(), line.indexOf(','));
      HttpResponse<String> metrics = get(url + "/__admin/bss/metrics");

      assertThat(metrics.statusCode()).isEqualTo(200);
      assertThat(metrics.body()).contains("bss_simulator_ready 1.0", "jvm_memory_used_bytes{");
    }
  }

  @Test
  void carriesNoReaderOfTheSpec() throws Exception {
    try (JarFile jar = new JarFile(JAR)) {
      List<String> names = jar.stream().map(JarEntry::getName).toList();

      assertThat(names).anyMatch(name -> name.startsWith("io/github/bsskit/contract/"));
      assertThat(names).noneMatch(name -> name.startsWith("io/swagger/"));
      assertThat(names)
          .contains(
              "io/github/bsskit/contract/openapi.yaml",
              "io/github/bsskit/simulator/control/openapi.yaml");
    }
  }

  @Test
  void carriesTheExtensionForTestsAndNoJunit() throws Exception {
    try (JarFile jar = new JarFile(JAR)) {
      List<String> names = jar.stream().map(JarEntry::getName).toList();

      assertThat(names).contains("io/github/bsskit/simulator/junit/BssSimExtension.class");
      assertThat(names)
          .noneMatch(name -> name.startsWith("org/junit/") || name.startsWith("org/opentest4j/"));
    }
  }

  @Test
  void runsOnTheSecondJdk() throws Exception {
    String home = System.getenv("JAVA25_HOME");
    if (!"true".equals(System.getenv("CI"))) {
      assumeThat(home).as("JAVA25_HOME names a JDK 25").isNotBlank();
    }
    String java = Path.of(home, "bin/java").toString();
    String store = directory.resolve("state").toString();
    try (RunningJar jar =
        RunningJar.start(Map.of(), java, "-jar", JAR, "--port=0", "--store", store)) {
      String line = jar.awaitLine("Ready on ");

      HttpResponse<String> response =
          get(line.substring(line.indexOf('\'') + 1, line.length() - 1));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(jar.terminate()).isEqualTo(128 + 15);
      assertThat(jar.output()).doesNotContain("WARNING");
    }
  }

  private HttpResponse<String> get(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
