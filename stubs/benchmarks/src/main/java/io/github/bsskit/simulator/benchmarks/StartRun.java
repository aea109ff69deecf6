package io.github.bsskit.simulator.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Measures the time from the start of a process to its first successful response. */
final class StartRun {

  private record Start(double wallMillis, double cpuMillis, double rssMegabytes) {}

  private final Options options;
  private final Path folder;

  StartRun(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  void run() throws IOException, InterruptedException {
    String machine = Machine.describe(options);
    Contestants contestants = new Contestants(options, folder);
    List<Contestant> order = new ArrayList<>(contestants.starting());
    Map<String, List<Start>> starts = new LinkedHashMap<>();
    for (Contestant contestant : order) {
      starts.put(contestant.name(), new ArrayList<>());
      // Not counted: the first start reads files that later starts find in the page cache.
      start(contestant);
    }
    Random random = new Random(1);
    int rounds = options.rounds(10);
    for (int round = 1; round <= rounds; round++) {
      Collections.shuffle(order, random);
      for (Contestant contestant : order) {
        Start start = start(contestant);
        starts.get(contestant.name()).add(start);
        System.out.printf(
            Locale.ROOT,
            "round %d: %-30s %6.0f ms, %6.0f ms of CPU%n",
            round,
            contestant.name(),
            start.wallMillis(),
            start.cpuMillis());
      }
    }
    publish(starts, contestants.absent(), rounds + " rounds. " + machine);
  }

  private Start start(Contestant contestant) throws IOException, InterruptedException {
    try (Server server = new Server(contestant, folder)) {
      return new Start(
          server.startSeconds() * 1e3,
          server.processes().cpuSeconds() * 1e3,
          server.processes().rssMegabytes());
    }
  }

  private void publish(Map<String, List<Start>> starts, List<String> absent, String how)
      throws IOException {
    Table table =
        new Table(
            "Start to first response, median (smallest–largest) of rounds",
            "contestant",
            "ms",
            "ratio to WireMock",
            "ratio to Prism",
            "CPU ms",
            "ratio to WireMock",
            "RSS MB",
            "ratio to WireMock");
    List<Start> base = starts.getOrDefault(Contestants.BASE, List.of());
    List<Start> prism = starts.getOrDefault(Contestants.PRISM, List.of());
    starts.forEach(
        (name, own) ->
            table.row(
                name,
                values(own, Start::wallMillis),
                ratios(own, base, Start::wallMillis),
                ratios(own, prism, Start::wallMillis),
                values(own, Start::cpuMillis),
                ratios(own, base, Start::cpuMillis),
                values(own, Start::rssMegabytes),
                ratios(own, base, Start::rssMegabytes)));
    absent.forEach(who -> table.note("Left out: " + who + "."));
    Table.publish(folder.resolveSibling("start.md"), table.note(how));
  }

  private static String values(List<Start> starts, ToDoubleFunction<Start> metric) {
    return Table.spread(starts.stream().map(metric::applyAsDouble).toList());
  }

  /** One ratio for each round. */
  private static String ratios(
      List<Start> own, List<Start> others, ToDoubleFunction<Start> metric) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < others.size(); round++) {
      ratios.add(metric.applyAsDouble(own.get(round)) / metric.applyAsDouble(others.get(round)));
    }
    return Table.spread(ratios);
  }
}
