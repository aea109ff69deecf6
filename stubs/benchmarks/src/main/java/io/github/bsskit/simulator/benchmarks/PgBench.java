package io.github.bsskit.simulator.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PostgreSQL reaches by itself: pgbench with one insert for each transaction. */
final class PgBench {

  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  private static final String TABLE =
      "CREATE TABLE pgbench_insert (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
          + " buyer bigint, product text, ordered_at timestamptz)";

  private static final String INSERT =
      "\\set buyer random(1, 1000000000)\n"
          + "INSERT INTO pgbench_insert (buyer, product, ordered_at)"
          + " VALUES (:buyer, 'ossbag', now());\n";

  private final String jdbcUrl;
  private final Path script;

  /**
   * Prepares the table.
   *
   * @param jdbcUrl the database
   * @param folder for its script
   */
  PgBench(String jdbcUrl, Path folder) throws IOException, InterruptedException {
    this.jdbcUrl = jdbcUrl;
    this.script = Files.writeString(folder.resolve("insert.sql"), INSERT);
    sql("DROP TABLE IF EXISTS pgbench_insert; " + TABLE);
  }

  /** Transactions per second. */
  double rate(int clients, int seconds) throws IOException, InterruptedException {
    String output =
        run(
            List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--file=" + script,
                "--client=" + clients,
                "--jobs=2",
                "--time=" + seconds,
                libpqUrl()));
    Matcher rate = RATE.matcher(output);
    if (!rate.find()) {
      throw new IOException("pgbench failed: " + output);
    }
    return Double.parseDouble(rate.group(1));
  }

  /** Runs statements. */
  String sql(String statements) throws IOException, InterruptedException {
    return run(
        List.of("psql", "--quiet", "--no-psqlrc", "--tuples-only", "-c", statements, libpqUrl()));
  }

  /** The same URL for PostgreSQL's own programs. */
  private String libpqUrl() {
    return URI.create(jdbcUrl.substring("jdbc:".length())).toString();
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.get(0) + " failed: " + output);
    }
    return output;
  }
}
