package io.github.bsskit.simulator.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command behind {@code stubs/benchmarks/run}. */
@Command(
    name = "stubs/benchmarks/run",
    sortOptions = false,
    description = "Measures the simulator; see stubs/BENCHMARKS.md.")
final class Main implements Callable<Integer> {

  private enum What {
    parts,
    calls,
    start,
    memory,
    connections,
    stores
  }

  @Parameters(
      paramLabel = "WHAT",
      arity = "0..*",
      description = "${COMPLETION-CANDIDATES}. Default: all.")
  private List<What> what = List.of();

  @Mixin private final Options options = new Options();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  private boolean isHelp;

  private Main() {}

  /** Runs the measurements and exits with 0 on success. */
  public static void main(String[] args) {
    CommandLine command = new CommandLine(new Main());
    command.setExecutionExceptionHandler(
        (failure, ignored, parsed) -> {
          failure.printStackTrace();
          System.err.println("\nThe run failed; do not use its figures: " + failure.getMessage());
          return 1;
        });
    System.exit(command.execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Path.of("stubs/benchmarks/target/work").toAbsolutePath();
    Files.createDirectories(folder);
    for (What one : what.isEmpty() ? Arrays.asList(What.values()) : what) {
      switch (one) {
        case parts -> new PartsRun(options, folder).run();
        case calls -> new CallsRun(options, folder).run();
        case start -> new StartRun(options, folder).run();
        case memory -> new MemoryRun(options, folder).run();
        case stores -> new StoresRun(options, folder).run();
        case connections -> new ConnectionsRun(options, folder).run();
      }
    }
    if (options.isQuick) {
      System.out.println("\nThis was a smoke run; do not use its figures.");
    }
    return 0;
  }
}
