package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Profiles and reports are written into files of every kind. */
@DisabledOnOs(OS.WINDOWS)
class OutputFileTest {

  @TempDir private Path directory;

  @Test
  void reportsAreReplacedInOneStep() throws Exception {
    Path file = Files.writeString(directory.resolve("report.json"), "old, and longer\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path old = Files.createLink(directory.resolve("old"), file);

    new OutputFile(file).write("new\n", System.out);

    assertThat(file).hasContent("new\n");
    assertThat(old).hasContent("old, and longer\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(names()).containsExactlyInAnyOrder("report.json", "old");
  }

  @Test
  void checkingAReportLeavesLinksAndTheirTargetsAlone() throws Exception {
    Path dangling =
        Files.createSymbolicLink(directory.resolve("report.html"), Path.of("later.html"));
    Path fifo = fifo("junit.xml");

    new ReportWriter(Optional.of(directory), Map.of()).prepare();

    assertThat(dangling).isSymbolicLink();
    assertThat(names()).containsExactlyInAnyOrder("report.html", "junit.xml");
    assertThat(new OutputFile(fifo).waitsForReader()).isTrue();
  }

  @Test
  void profileGoesThroughADanglingLink() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("later.yaml"));

    Cli run = Cli.run("--init-profile", link.toString());

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(directory.resolve("later.yaml"))).contains("target:");
  }

  @Test
  void profileOnTheStandardOutputIsAlone() {
    Cli run = Cli.run("--init-profile", "/dev/stdout");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("target:").doesNotContain("Wrote");
  }

  @Test
  void profileIsWrittenIntoAFifo() throws Exception {
    Path fifo = fifo("fifo");
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(fifo);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    Cli run = Cli.run("--init-profile", fifo.toString());

    assertThat(read.join()).contains("target:");
    assertThat(run.out()).contains(fifo + " is a FIFO: waiting for its reader", "Wrote " + fifo);
  }

  @Test
  void profileThatCannotBeWrittenLeavesNothingBehind() throws Exception {
    Files.createSymbolicLink(directory.resolve("circle"), Path.of("circle"));

    for (String name : List.of("missing/x.yaml", "circle", "x".repeat(300), "/dev/full")) {
      Cli run = Cli.run("--init-profile", directory.resolve(name).toString());

      assertThat(run.exit()).as(run.all()).isEqualTo(2);
      assertThat(run.err()).contains(" cannot be written (").hasLineCount(1);
    }
    assertThat(names()).containsExactly("circle");
  }

  private Path fifo(String name) throws Exception {
    Path fifo = directory.resolve(name);
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    return fifo;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
