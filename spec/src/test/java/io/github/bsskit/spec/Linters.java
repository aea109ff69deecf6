package io.github.bsskit.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The two linters in the versions of the lock file, installed outside the source tree. */
final class Linters {

  static final Path SETTINGS = Path.of("lint");
  static final Path INSTALLED = Path.of("target", "lint");

  private static final Map<String, String> QUIET =
      Map.of(
          "REDOCLY_TELEMETRY", "off",
          "REDOCLY_SUPPRESS_NOTIFICATIONS", "true",
          "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true",
          "npm_config_update_notifier", "false");

  /** A linter's exit code, and its problems as rule and place. */
  record Report(int exitCode, List<String> problems) {

    List<String> places() {
      return problems.stream().map(problem -> problem.replaceFirst("^\\S+ ", "")).toList();
    }
  }

  private record Run(int exitCode, String output) {}

  private Linters() {}

  /** Skips the test if a tool is missing, or fails it if every test must run. */
  static void require(String tool, boolean isThere, boolean everythingMustRun) {
    String message = tool + " is not on the PATH, so the linters cannot run";
    if (everythingMustRun && !isThere) {
      Assertions.fail(message);
    }
    Assumptions.assumeTrue(isThere, message);
  }

  static boolean isOnPath(String tool) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  /** Installs the packages of the lock file, unless they are installed. */
  static void install() throws IOException {
    if (Files.exists(INSTALLED.resolve("node_modules/.package-lock.json"))
        && isCopied("package.json")
        && isCopied("package-lock.json")) {
      return;
    }
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.write(INSTALLED.resolve(file), Files.readAllBytes(SETTINGS.resolve(file)));
    }
    Run run = run(INSTALLED, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    if (run.exitCode() != 0) {
      throw new AssertionError("npm ci failed:\n" + run.output());
    }
  }

  private static boolean isCopied(String file) throws IOException {
    Path copy = INSTALLED.resolve(file);
    return Files.exists(copy) && Files.mismatch(copy, SETTINGS.resolve(file)) < 0;
  }

  static Report redocly(Path spec, Path settings) {
    Run run =
        runTool(
            "redocly",
            List.of("lint", "--format=json", "--max-problems=1000", "--lint-config=error"),
            List.of("--config", settings.resolve("redocly.yaml").toString(), spec.toString()));
    List<String> problems = new ArrayList<>();
    for (JsonNode problem : json(run).get("problems")) {
      String place = problem.at("/location/0/pointer").asText();
      problems.add(problem.get("ruleId").asText() + " " + place);
    }
    return new Report(run.exitCode(), problems);
  }

  static Report spectral(Path spec, Path settings) {
    Run run =
        runTool(
            "spectral",
            List.of("lint", "--format=json", "--fail-severity=hint", "--quiet"),
            List.of("--ruleset", settings.resolve("spectral.yaml").toString(), spec.toString()));
    List<String> problems = new ArrayList<>();
    for (JsonNode problem : json(run)) {
      StringBuilder place = new StringBuilder("#");
      for (JsonNode name : problem.get("path")) {
        place.append('/').append(name.asText().replace("~", "~0").replace("/", "~1"));
      }
      problems.add(problem.get("code").asText() + " " + place);
    }
    return new Report(run.exitCode(), problems);
  }

  /** The places of the spec that a settings file exempts from a rule. */
  static List<String> exceptions(String file) throws IOException {
    return Pattern.compile("#/[^'\"\\s]+")
        .matcher(Files.readString(SETTINGS.resolve(file)))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static Run runTool(String tool, List<String> options, List<String> files) {
    List<String> command = new ArrayList<>();
    command.add(INSTALLED.resolve("node_modules/.bin/" + tool).toAbsolutePath().toString());
    command.addAll(options);
    command.addAll(files);
    return run(Path.of("").toAbsolutePath(), command);
  }

  private static JsonNode json(Run run) {
    try {
      return new ObjectMapper().readTree(run.output());
    } catch (IOException e) {
      throw new AssertionError("The linter did not report: " + run.output(), e);
    }
  }

  private static Run run(Path folder, List<String> command) {
    try {
      Path output = Files.createTempFile("linter", ".out");
      Path complaints = Files.createTempFile("linter", ".err");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(complaints.toFile());
        builder.environment().putAll(QUIET);
        Process process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new AssertionError(command + " did not end");
        }
        String text = Files.readString(output);
        return new Run(process.exitValue(), text.isBlank() ? Files.readString(complaints) : text);
      } finally {
        Files.deleteIfExists(output);
        Files.deleteIfExists(complaints);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
