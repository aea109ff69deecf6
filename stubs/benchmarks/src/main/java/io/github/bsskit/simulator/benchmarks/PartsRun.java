package io.github.bsskit.simulator.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures the parts of a call in one process, without HTTP, by JMH. */
final class PartsRun {

  private final Options options;
  private final Path folder;

  PartsRun(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  void run() throws IOException, RunnerException {
    String machine = Machine.describe(options);
    ChainedOptionsBuilder jmh =
        new OptionsBuilder()
            .include("io\\.github\\.bsskit\\..*")
            .jvm(options.java())
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .addProfiler(GCProfiler.class)
            .forks(options.isQuick ? 1 : 3)
            .warmupIterations(options.isQuick ? 1 : 5)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(options.isQuick ? 1 : options.rounds(5))
            .measurementTime(TimeValue.seconds(2));
    Collection<RunResult> results = new Runner(jmh.build()).run();
    Table table =
        new Table("Parts of a call, in process", "part", "µs", "± 99.9 %", "bytes allocated");
    for (RunResult result : results) {
      Result<?> time = result.getPrimaryResult();
      String name = result.getParams().getBenchmark().replaceAll(".*\\.", "");
      String signature = result.getParams().getParam("signature");
      // Signing is not timed, but its allocations would be counted.
      double bytes =
          signature == null
              ? result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()
              : Double.NaN;
      table.row(
          signature == null ? name : name + " " + signature,
          Table.number(time.getScore()),
          Table.number(time.getScoreError()),
          Table.number(bytes));
    }
    Table.publish(folder.resolveSibling("parts.md"), table.note(machine));
  }
}
