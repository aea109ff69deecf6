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

/** Measures the cost of a call: all contestants take turns under the same load. */
final class CallsRun {

  private static final int CONNECTIONS = 32;

  /** Calls per second prepared for the first load of a server. */
  private static final double EXPECTED_RATE = 25_000;

  private static final int SLICE_SECONDS = 5;
  private static final int LONGEST_WARM_UP_SECONDS = 120;

  /** A rate is stable if it differs from the previous one by at most this ratio. */
  private static final double STABLE = 0.03;

  private static final Map<String, ToDoubleFunction<Load.Result>> METRICS = new LinkedHashMap<>();

  static {
    METRICS.put("calls/s", Load.Result::rate);
    METRICS.put("p50 µs", Load.Result::p50);
    METRICS.put("p99 µs", Load.Result::p99);
    METRICS.put("CPU µs a call", Load.Result::cpuMicros);
    METRICS.put("RSS MB", Load.Result::rssMegabytes);
  }

  private final Options options;
  private final Path folder;
  private final Load load;
  private final Map<String, List<Load.Result>> results = new LinkedHashMap<>();
  private final Map<String, List<Load.Result>> first = new LinkedHashMap<>();

  CallsRun(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
    this.load = new Load(folder, CONNECTIONS, true);
  }

  void run() throws Exception {
    String machine = Machine.describe(options);
    Contestants contestants = new Contestants(options, folder);
    List<Server> servers = new ArrayList<>();
    try {
      for (Contestant contestant : contestants.underLoad()) {
        servers.add(start(contestant));
      }
      Map<Server, Double> rates = new LinkedHashMap<>();
      for (Server server : servers) {
        results.put(server.contestant().name(), new ArrayList<>());
        rates.put(server, warmUp(server));
      }
      List<Server> order = new ArrayList<>(servers);
      Random random = new Random(1);
      for (int round = 1; round <= options.rounds(5); round++) {
        Collections.shuffle(order, random);
        for (Server server : order) {
          Load.Result result = turn(server, rates.get(server));
          rates.put(server, result.rate());
          results.get(server.contestant().name()).add(result);
          System.out.printf(
              Locale.ROOT,
              "round %d: %-40s %8.0f calls/s, %6.1f µs of CPU a call%n",
              round,
              server.contestant().name(),
              result.rate(),
              result.cpuMicros());
        }
      }
    } finally {
      servers.forEach(Server::close);
    }
    publish(machine, contestants.absent());
  }

  private Server start(Contestant contestant) throws Exception {
    Server server = new Server(contestant, folder);
    contestant.prepared().prepare(server.host());
    server.ask();
    int expected = Rules.constantAnswer().length();
    if (Math.abs(server.firstBody().length() - expected) > expected / 10) {
      server.close();
      throw new IOException(
          contestant.name()
              + " responds with "
              + server.firstBody().length()
              + " characters, the constant has "
              + expected
              + ": not comparable");
    }
    return server;
  }

  /** Loads a server until its rate is stable, and returns the rate. */
  private double warmUp(Server server) throws IOException, InterruptedException {
    double expected = EXPECTED_RATE;
    double rate = 0;
    int slice = Math.min(SLICE_SECONDS, options.warmUp());
    for (int seconds = slice; ; seconds += slice) {
      double before = rate;
      Load.Result result = load.run(server, slice, prepared(slice, expected));
      rate = result.rate();
      first.putIfAbsent(server.contestant().name(), List.of(result));
      expected = result.ranOut() ? 2 * expected : Math.max(expected, rate);
      boolean isStable = Math.abs(rate - before) <= STABLE * rate && !result.ranOut();
      boolean isLongest = seconds >= LONGEST_WARM_UP_SECONDS || options.isQuick;
      if (seconds >= options.warmUp() && (isStable || isLongest)) {
        System.out.printf(
            Locale.ROOT,
            "warm after %3d s: %-38s %8.0f calls/s%n",
            seconds,
            server.contestant().name(),
            rate);
        return rate;
      }
    }
  }

  /** Repeats a turn with more calls if it ran out of calls. */
  private Load.Result turn(Server server, double rate) throws IOException, InterruptedException {
    int calls = prepared(options.seconds(), rate);
    Load.Result result = load.run(server, options.seconds(), calls);
    while (result.ranOut()) {
      calls *= 2;
      result = load.run(server, options.seconds(), calls);
    }
    return result;
  }

  /** More calls than needed: the load's threads do not share them, and rates vary. */
  private static int prepared(int seconds, double rate) {
    return (int) (rate * 1.5 * seconds) + 20_000;
  }

  private void publish(String machine, List<String> absent) throws IOException {
    List<String> columns = new ArrayList<>(List.of("contestant"));
    columns.addAll(METRICS.keySet());
    String[] header = columns.toArray(String[]::new);
    Table measured = new Table("Calls: as measured, median (smallest–largest) of rounds", header);
    Table ratios = new Table("Calls: ratio to " + Contestants.BASE + " in the same round", header);
    for (String name : results.keySet()) {
      measured.row(cells(name, metric -> values(results, name, metric)));
      ratios.row(cells(name, metric -> ratios(results, name, Contestants.BASE, metric)));
    }
    Table cold =
        new Table(
            "Calls: the first " + SLICE_SECONDS + " s of load after the start, once",
            "contestant",
            "calls/s",
            "ratio to the static stub's",
            "CPU µs a call",
            "ratio to the static stub's");
    for (String name : first.keySet()) {
      cold.row(
          name,
          Table.spread(values(first, name, Load.Result::rate)),
          Table.spread(ratios(first, name, Contestants.BASE, Load.Result::rate)),
          Table.spread(values(first, name, Load.Result::cpuMicros)),
          Table.spread(ratios(first, name, Contestants.BASE, Load.Result::cpuMicros)));
    }
    absent.forEach(who -> measured.note("Left out: " + who + "."));
    measured.note(
        options.rounds(5)
            + " rounds of "
            + options.seconds()
            + " s, "
            + CONNECTIONS
            + " connections. "
            + machine);
    Table.publish(folder.resolveSibling("calls.md"), measured, ratios, asked(), cold);
  }

  private interface Column {
    List<Double> of(ToDoubleFunction<Load.Result> metric);
  }

  private static String[] cells(String name, Column column) {
    List<String> cells = new ArrayList<>(List.of(name));
    METRICS.values().forEach(metric -> cells.add(Table.spread(column.of(metric))));
    return cells.toArray(String[]::new);
  }

  private static List<Double> values(
      Map<String, List<Load.Result>> results, String name, ToDoubleFunction<Load.Result> metric) {
    return results.get(name).stream().map(metric::applyAsDouble).toList();
  }

  /** One ratio for each round; empty if one of the two did not take part. */
  private static List<Double> ratios(
      Map<String, List<Load.Result>> results,
      String one,
      String other,
      ToDoubleFunction<Load.Result> metric) {
    if (!results.containsKey(one) || !results.containsKey(other)) {
      return List.of();
    }
    List<Double> above = values(results, one, metric);
    List<Double> below = values(results, other, metric);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < above.size(); round++) {
      ratios.add(above.get(round) / below.get(round));
    }
    return ratios;
  }

  /** The targets of the simulator. */
  private Table asked() {
    Table table = new Table("Calls: what is asked for", "ratio in the same round", "asked", "is");
    asked(table, "calls/s", Contestants.V3, Contestants.BASE, "at least 6");
    asked(table, "CPU µs a call", Contestants.V3, Contestants.JETTY, "at most 2.5");
    asked(table, "calls/s", Contestants.V1, Contestants.V3, "0.8 to 1.2");
    asked(table, "CPU µs a call", Contestants.V1, Contestants.V3, "0.8 to 1.2");
    asked(table, "calls/s", Contestants.V3, Contestants.PRISM, "at least 8");
    asked(table, "CPU µs a call", Contestants.PRISM, Contestants.V3, "at least 8");
    asked(table, "p99 µs", Contestants.V3, Contestants.PRISM, "below 1");
    return table;
  }

  private void asked(Table table, String metric, String one, String other, String asked) {
    table.row(
        metric + ": " + one + " / " + other,
        asked,
        Table.spread(ratios(results, one, other, METRICS.get(metric))));
  }
}
