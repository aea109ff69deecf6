package io.github.bsskit.simulator.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Measures what it costs to keep the state in a directory or in PostgreSQL. */
final class StoresRun {

  private static final String MEMORY = "memory";
  private static final String DIRECTORY = "directory";
  private static final String POSTGRESQL = "PostgreSQL";
  private static final String PGBENCH = "pgbench, one insert per transaction";
  private static final int[] CONNECTIONS = {1, 8, 32};
  private static final int PREPARED_RATE = 30_000;
  private static final String[] COMMON = {"--log-format", "none"};

  private final Options options;
  private final Path folder;
  private final String schema = "benchmark_" + ProcessHandle.current().pid();

  StoresRun(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  void run() throws Exception {
    String machine = Machine.describe(options);
    Path directory = Files.createTempDirectory(folder, "store");
    try {
      Table rates = rates(directory.resolve("rates"));
      Table growth = growth(directory.resolve("growth"));
      if (options.postgres == null) {
        rates.note("Left out: PostgreSQL and pgbench: no --postgres.");
      }
      Table.publish(folder.resolveSibling("stores.md"), rates.note(machine), growth);
    } finally {
      delete(directory);
      if (options.postgres != null) {
        new PgBench(options.postgres, folder)
            .sql(
                "DROP TABLE pgbench_insert; DROP SCHEMA IF EXISTS "
                    + schema
                    + "_rates CASCADE; DROP SCHEMA IF EXISTS "
                    + schema
                    + "_growth CASCADE");
      }
    }
  }

  private Map<String, Contestant> contestants(Path directory, String suffix) {
    Contestants all = new Contestants(options, folder);
    Map<String, Contestant> stores = new LinkedHashMap<>();
    stores.put(MEMORY, all.ours(MEMORY, Calls.V3, COMMON));
    stores.put(DIRECTORY, all.ours(DIRECTORY, Calls.V3, with("--store", directory.toString())));
    if (options.postgres != null) {
      stores.put(
          POSTGRESQL,
          all.ours(
              POSTGRESQL,
              Calls.V3,
              with("--store", options.postgres, "--store-schema", schema + suffix)));
    }
    return stores;
  }

  private static String[] with(String... more) {
    return Stream.concat(Stream.of(COMMON), Stream.of(more)).toArray(String[]::new);
  }

  /** All stores under the same load, in turns. */
  private Table rates(Path directory) throws Exception {
    List<Server> servers = new ArrayList<>();
    Map<String, Map<Integer, List<Double>>> rates = new LinkedHashMap<>();
    try {
      for (Contestant contestant : contestants(directory, "_rates").values()) {
        servers.add(new Server(contestant, folder));
      }
      for (Server server : servers) {
        load(server, 32, options.warmUp());
      }
      for (int round = 0; round < options.rounds(5); round++) {
        for (int connections : CONNECTIONS) {
          for (Server server : servers) {
            double rate = load(server, connections, options.seconds()).rate();
            add(rates, server.contestant().name(), connections, rate);
          }
          if (options.postgres != null) {
            double rate =
                new PgBench(options.postgres, folder).rate(connections, options.seconds());
            add(rates, PGBENCH, connections, rate);
          }
        }
      }
    } finally {
      servers.forEach(Server::close);
    }
    Table table =
        new Table(
            "Stores: calls/s, median (smallest–largest) of rounds",
            "store",
            "connections",
            "calls/s",
            "ratio to memory",
            "ratio to pgbench");
    rates.forEach(
        (name, byConnections) ->
            byConnections.forEach(
                (connections, measured) ->
                    table.row(
                        name,
                        Integer.toString(connections),
                        Table.spread(measured),
                        Table.spread(ratios(measured, rates.get(MEMORY).get(connections))),
                        Table.spread(
                            ratios(
                                measured,
                                rates
                                    .getOrDefault(PGBENCH, Map.of())
                                    .getOrDefault(connections, List.of()))))));
    return table;
  }

  private static void add(
      Map<String, Map<Integer, List<Double>>> rates, String name, int connections, double rate) {
    rates
        .computeIfAbsent(name, any -> new LinkedHashMap<>())
        .computeIfAbsent(connections, any -> new ArrayList<>())
        .add(rate);
    System.out.printf(
        Locale.ROOT, "%-40s %2d connections %8.0f calls/s%n", name, connections, rate);
  }

  private static List<Double> ratios(List<Double> above, List<Double> below) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < below.size(); round++) {
      ratios.add(above.get(round) / below.get(round));
    }
    return ratios;
  }

  private Load.Result load(Server server, int connections, int seconds) throws Exception {
    Load load = new Load(folder, connections, true);
    return load.run(server, seconds, seconds * PREPARED_RATE);
  }

  /** The cost of a call and the time of a restart with many orders. */
  private Table growth(Path directory) throws Exception {
    Table table =
        new Table(
            "Stores: many orders",
            "store",
            "orders",
            "calls/s, 8 connections",
            "p50 µs",
            "CPU µs a call",
            "restart to first response, s");
    for (Contestant contestant : contestants(directory, "_growth").values()) {
      if (!contestant.name().equals(MEMORY)) {
        for (long orders : options.orders) {
          grow(contestant, orders, table);
        }
      }
    }
    return table;
  }

  private void grow(Contestant contestant, long orders, Table table) throws Exception {
    Load.Result result;
    try (Server server = new Server(contestant, folder)) {
      new StateText(server.host()).fill(orders);
      load(server, 8, options.warmUp() / 4 + 1);
      result = load(server, 8, options.seconds());
    }
    try (Server restarted = new Server(contestant, folder)) {
      table.row(
          contestant.name(),
          Long.toString(orders),
          Table.number(result.rate()),
          Table.number(result.p50()),
          Table.number(result.cpuMicros()),
          Table.number(restarted.startSeconds()));
      System.out.printf(
          Locale.ROOT,
          "%s, %,d orders: %.0f calls/s, restart %.2f s%n",
          contestant.name(),
          orders,
          result.rate(),
          restarted.startSeconds());
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
