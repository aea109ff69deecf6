package io.github.bsskit.simulator.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Counts errors and threads with many concurrent and many short connections. */
final class ConnectionsRun {

  private static final int KEPT = 200;
  private static final int SHORT = 2_000;
  private static final int SHORT_AT_A_TIME = 100;
  private static final int KEPT_SECONDS = 5;

  /** Enough for any machine: wrk idles when all calls have been made. */
  private static final int SHORT_SECONDS = 15;

  private static final int PREPARED = 60_000 * KEPT_SECONDS;
  private static final int SAMPLE_MILLISECONDS = 20;

  private final Options options;
  private final Path folder;

  ConnectionsRun(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  void run() throws IOException, InterruptedException {
    String machine = Machine.describe(options);
    Table table =
        new Table(
            "Connections",
            "connections",
            "calls",
            "errors",
            "threads before",
            "most threads during",
            "threads after");
    Contestant ours = new Contestants(options, folder).ours(Contestants.V3, List.of());
    try (Server server = new Server(ours, folder)) {
      Load few = new Load(folder, 32, true);
      few.run(server, KEPT_SECONDS, PREPARED);
      Load kept = new Load(folder, KEPT, true);
      row(table, KEPT + " kept alive", server, kept, KEPT_SECONDS, PREPARED);
      row(table, KEPT + " kept alive, again", server, kept, KEPT_SECONDS, PREPARED);
      Load brief = new Load(folder, SHORT_AT_A_TIME, false);
      String name = SHORT + " short ones, " + SHORT_AT_A_TIME + " at a time";
      long calls = row(table, name, server, brief, SHORT_SECONDS, SHORT);
      // wrk reads the first prepared call without sending it.
      if (calls < SHORT - 1) {
        throw new IOException("of " + SHORT + " short connections " + calls + " got a response");
      }
    }
    Table.publish(folder.resolveSibling("connections.md"), table.note(machine));
  }

  private static long row(
      Table table, String name, Server server, Load load, int seconds, int prepared)
      throws IOException, InterruptedException {
    long before = server.processes().threads();
    AtomicLong most = new AtomicLong();
    AtomicBoolean isOver = new AtomicBoolean();
    Thread sampler =
        new Thread(
            () -> {
              while (!isOver.get()) {
                most.accumulateAndGet(server.processes().threads(), Math::max);
                pause();
              }
            });
    sampler.start();
    Load.Result result;
    try {
      result = load.run(server, seconds, prepared);
    } finally {
      isOver.set(true);
      sampler.join();
    }
    table.row(
        name,
        Long.toString(result.requests()),
        "0",
        Long.toString(before),
        most.toString(),
        Long.toString(server.processes().threads()));
    return result.requests();
  }

  private static void pause() {
    try {
      Thread.sleep(SAMPLE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
