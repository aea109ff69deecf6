package io.github.bsskit.conformance;

import io.github.bsskit.conformance.report.GithubSummary;
import io.github.bsskit.conformance.report.HtmlReport;
import io.github.bsskit.conformance.report.JsonReport;
import io.github.bsskit.conformance.report.JunitReport;
import io.github.bsskit.conformance.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the reports of a run. */
final class ReportWriter {

  private static final String JSON = "report.json";
  private static final String HTML = "report.html";
  private static final String JUNIT = "junit.xml";
  private static final List<String> FILES = List.of(JSON, HTML, JUNIT);
  private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

  private final Optional<Path> directory;
  private final Optional<Path> summary;
  private final List<Path> files = new ArrayList<>();

  ReportWriter(Optional<Path> directory, Map<String, String> environment) {
    this.directory = directory;
    this.summary =
        Optional.ofNullable(environment.get(SUMMARY))
            .filter(name -> !name.isBlank())
            .map(ReportWriter::summaryFile);
  }

  private static Path summaryFile(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException invalid) {
      throw new UsageException(SUMMARY + " \"" + name + "\" is not a path here; unset it");
    }
  }

  /**
   * Creates the directory before anything is sent.
   *
   * @throws UsageException if it is not writable
   */
  void prepare() {
    directory.ifPresent(
        path -> {
          try {
            Files.createDirectories(path);
          } catch (IOException e) {
            throw new UsageException(
                "--report " + path + " is not a writable directory; use another");
          }
          FILES.forEach(name -> checkWritable(path, path.resolve(name)));
        });
  }

  /**
   * Writes a file, since only that shows permissions and free space. A FIFO or a device is left for
   * the end of the run: opening it may wait for a reader.
   */
  private static void checkWritable(Path path, Path name) {
    Path file = name;
    try {
      if (new OutputFile(name).isSpecial()) {
        return;
      }
      file = new OutputFile(name).target();
      if (Files.exists(file)) {
        Files.newByteChannel(file, StandardOpenOption.WRITE).close();
      } else {
        Files.delete(Files.write(file, new byte[1]));
      }
    } catch (IOException e) {
      throw new UsageException(
          "--report "
              + path
              + ": "
              + name.getFileName()
              + " is not writable; use another directory");
    }
  }

  /**
   * Writes the reports at the end of a run.
   *
   * @param notice receives a line before a FIFO is written, which waits for its reader
   * @return an error message if a report cannot be written
   */
  Optional<String> write(RunReport run, Consumer<String> notice) {
    try {
      if (directory.isPresent()) {
        write(directory.get().resolve(JSON), JsonReport.render(run), notice);
        write(directory.get().resolve(HTML), HtmlReport.render(run), notice);
        write(directory.get().resolve(JUNIT), JunitReport.render(run), notice);
      }
      if (summary.isPresent()) {
        Files.writeString(
            summary.get(),
            GithubSummary.render(run),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "A report cannot be written: "
              + e.getMessage()
              + " ("
              + e.getClass().getSimpleName()
              + ")");
    }
  }

  private void write(Path file, String text, Consumer<String> notice) throws IOException {
    OutputFile output = new OutputFile(file);
    if (output.waitsForReader()) {
      notice.accept(output.waiting());
    }
    output.write(text, System.out);
    files.add(file);
  }

  /** The files that were written. */
  List<Path> files() {
    return files;
  }
}
