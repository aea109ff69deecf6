package io.github.bsskit.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Maven project of a user, built with our artifacts as they are packaged. These are in a local
 * repository of these tests alone, with the user's behind it.
 */
final class UserProject {

  private static final Path ROOT = Path.of("..", "..");
  private static final Path HERE = Path.of("target", "projects").toAbsolutePath();
  private static final Path REPOSITORY = HERE.resolve("repository");
  private static final String VERSION = System.getProperty("kitVersion", "0.1.0-SNAPSHOT");

  private final Path directory;

  /** Copies the sources of a project. */
  UserProject(Path sources) throws IOException {
    directory = HERE.resolve(sources.getFileName());
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file, directory.resolve(sources.relativize(file).toString()));
      }
    }
  }

  /** Puts our artifacts into the repository. */
  static void publish() throws IOException {
    copy(ROOT.resolve("pom.xml"), artifact("bss-contract-kit", "pom"));
    publish("bss-conformance", "conformance-tests", "bss-conformance.jar");
    publish("bss-simulator", "stubs", "bss-simulator-" + VERSION + ".jar");
    publish("bss-simulator-standalone", "stubs/standalone", "bss-simulator-standalone.jar");
  }

  private static void publish(String name, String module, String jar) throws IOException {
    copy(ROOT.resolve(module).resolve("dependency-reduced-pom.xml"), artifact(name, "pom"));
    copy(ROOT.resolve(module).resolve("target").resolve(jar), artifact(name, "jar"));
  }

  private static Path artifact(String name, String type) {
    return REPOSITORY
        .resolve("io/github/bsskit")
        .resolve(name)
        .resolve(VERSION)
        .resolve(name + "-" + VERSION + "." + type);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The directory of the copy. */
  Path directory() {
    return directory;
  }

  /** Runs the tests of the project. */
  Ended test(String... properties) throws Exception {
    String users =
        System.getProperty(
            "localRepository",
            Path.of(System.getProperty("user.home"), ".m2/repository").toString());
    List<String> command =
        new ArrayList<>(
            List.of(
                ROOT.resolve("mvnw").toAbsolutePath().normalize().toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "--file",
                directory.resolve("pom.xml").toString(),
                "-Dmaven.repo.local=" + REPOSITORY,
                "-Dmaven.repo.local.tail=" + users,
                "test"));
    command.addAll(List.of(properties));
    return Ended.run(HERE, Map.of("JAVA_HOME", System.getProperty("java.home")), command);
  }
}
