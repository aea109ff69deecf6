package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A program that the site shows, as a reader would copy and run it.
 *
 * @param operation what it calls
 * @param id the client, as the site names it
 */
record SampleProgram(String operation, String id) {

  private static final Path SAMPLES = Path.of("../../docs/target/site/samples");
  private static final Path RUNS = Path.of("target/samples");

  /** Where a program is that was compiled already. */
  private static final Map<SampleProgram, Path> COMPILED = new ConcurrentHashMap<>();

  /**
   * How a program ended.
   *
   * @param exit its exit code
   * @param output all that it printed
   */
  record Ended(int exit, String output) {

    List<String> lines() {
      return output.lines().toList();
    }

    /** What it printed behind a word, each time. */
    List<String> told(String word) {
      return lines().stream()
          .filter(line -> line.startsWith(word + ": "))
          .map(line -> line.substring(word.length() + 2))
          .toList();
    }
  }

  /** The one file of the sample. */
  Path file() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES.resolve(operation).resolve(id))) {
      List<Path> found = files.toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  /** Runs it in its language, with these variables. */
  Ended run(Map<String, String> variables) throws Exception {
    String name = file().getFileName().toString();
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".java" -> run(java(), variables);
      case ".js" -> run(List.of("node", SampleNode.copied(this).toString()), variables);
      case ".sh" -> run(List.of("sh", file().toAbsolutePath().toString()), variables);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** A command in a directory of its own; what it prints is all that is kept. */
  Ended run(List<String> command, Map<String, String> variables) throws Exception {
    Path output = directory().resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    try {
      boolean hasEnded = process.waitFor(2, TimeUnit.MINUTES);
      String text = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(hasEnded).as(() -> this + " ends: " + text).isTrue();
      return new Ended(process.exitValue(), text);
    } finally {
      process.destroyForcibly();
    }
  }

  private Path directory() throws IOException {
    return Files.createDirectories(RUNS.resolve(operation).resolve(id)).toAbsolutePath();
  }

  private List<String> java() throws IOException {
    Path classes = COMPILED.get(this);
    if (classes == null) {
      classes = compiled();
      COMPILED.put(this, classes);
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        classes + File.pathSeparator + System.getProperty("java.class.path"),
        file().getFileName().toString().replace(".java", ""));
  }

  /** With the official clients on the class path. */
  private Path compiled() throws IOException {
    Path classes = Files.createDirectories(directory().resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-classpath",
              System.getProperty("java.class.path"),
              "-Xlint:all,-processing,-path");
      compiler
          .getTask(complaints, files, null, options, null, files.getJavaFileObjects(file()))
          .call();
    }
    assertThat(complaints.toString()).as(toString()).isEmpty();
    return classes;
  }

  @Override
  public String toString() {
    return operation + " " + id;
  }
}
