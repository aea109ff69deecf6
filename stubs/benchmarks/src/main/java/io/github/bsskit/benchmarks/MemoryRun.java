package io.github.bsskit.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A million calls with a small heap: what stays in memory. */
final class MemoryRun {

  private static final int STEP_CALLS = 100_000;
  private static final int CONNECTIONS = 32;
  private static final int FIRST_SECONDS = 5;

  /** The last line of the JDK's histogram: instances and bytes. */
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
    Table.publish(folder.resolve("memory.md"), table.note("No errors. " + machine));
  }

  private void load(Server server, Table table) throws IOException, InterruptedException {
    Load load = new Load(folder, CONNECTIONS, true);
    long wanted = (options.isQuick ? 2L : 10L) * STEP_CALLS;
    long calls = 0;
    long callsBefore = 0;
    long heapBefore = 0;
    double rate = 0;
    while (calls < wanted) {
      // Long enough for all prepared calls; wrk idles when they are through.
      long prepared = callsBefore + STEP_CALLS - calls;
      int seconds = rate == 0 ? FIRST_SECONDS : (int) (prepared / rate * 1.2) + 1;
      Load.Result result = load.run(server, seconds, (int) prepared);
      calls += result.requests();
      rate = Math.max(rate, result.rate());
      if (result.ranOut()) {
        long heap = liveHeap(server);
        table.row(
            Long.toString(calls),
            Table.number(result.rssMegabytes()),
            Table.number(heap / 1048576.0),
            Table.number((double) (heap - heapBefore) / (calls - callsBefore)),
            Table.number(result.cpuMicros()),
            Long.toString(server.processes().threads()));
        System.out.printf("%,d calls, RSS %.0f MB%n", calls, result.rssMegabytes());
        callsBefore = calls;
        heapBefore = heap;
      }
    }
  }

  /** Bytes that are left after a collection of everything. */
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
