package io.github.bsskit.simulator.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures the memory kept after a million calls with a small heap. */
final class MemoryRun {

  private static final int STEPS = 10;
  private static final int CONNECTIONS = 32;
  private static final int LEAST_SECONDS = 5;
  private static final int MOST_SECONDS = 20;

  /** The last line of the JDK's class histogram: instances and bytes. */
  private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

  private final Options options;
  private final Path folder;

  MemoryRun(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  void run() throws IOException, InterruptedException {
    String machine = Machine.describe(options);
    Contestant small =
        new Contestants(options, folder).ours("ours, strict V3, -Xmx64m", List.of("-Xmx64m"));
    Table table =
        new Table(
            "Memory with -Xmx64m",
            "calls",
            "RSS MB",
            "live heap MB",
            "bytes a call since the row before",
            "CPU µs a call",
            "threads");
    try (Server server = new Server(small, folder)) {
      load(server, table);
    }
    Table.publish(folder.resolveSibling("memory.md"), table.note("No errors. " + machine));
  }

  private void load(Server server, Table table) throws IOException, InterruptedException {
    Load load = new Load(folder, CONNECTIONS, true);
    long calls = 0;
    long heap = 0;
    double rate = 0;
    for (int row = 1; row <= STEPS; row++) {
      long callsBefore = calls;
      double heapBefore = heap;
      Load.Result result;
      do {
        long prepared = callsBefore + options.memoryStep() - calls;
        result = load.run(server, seconds(prepared, rate), (int) prepared);
        calls += result.requests();
        rate = Math.max(rate, result.rate());
      } while (!result.ranOut());
      heap = liveHeap(server);
      System.out.printf(Locale.ROOT, "%,d calls, RSS %.0f MB%n", calls, result.rssMegabytes());
      table.row(
          Long.toString(calls),
          Table.number(result.rssMegabytes()),
          Table.number(heap / 1048576.0),
          Table.number(row == 1 ? Double.NaN : (heap - heapBefore) / (calls - callsBefore)),
          Table.number(result.cpuMicros()),
          Long.toString(server.processes().threads()));
    }
  }

  /** Long enough for all prepared calls; wrk idles after them. */
  private static int seconds(long prepared, double rate) {
    return rate == 0
        ? LEAST_SECONDS
        : Math.max(LEAST_SECONDS, Math.min(MOST_SECONDS, (int) (prepared / rate * 1.2)));
  }

  /** Live bytes after a full garbage collection. */
  private long liveHeap(Server server) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                options.javaHome.resolve("bin/jcmd").toString(),
                Long.toString(server.processes().root().pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher total = TOTAL.matcher(histogram);
    if (jcmd.waitFor() != 0 || !total.find()) {
      throw new IOException("jcmd failed: " + histogram.lines().findFirst().orElse(""));
    }
    return Long.parseLong(total.group(1));
  }
}
