package io.github.bsskit.simulator.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Load by wrk. All calls are signed in advance, each with its own nonce.
 *
 * @param folder for the files that wrk reads
 * @param connections each sends the next call after a response
 * @param keepsAlive whether a connection serves more than one call
 */
record Load(Path folder, int connections, boolean keepsAlive) {

  private static final int THREADS = 2;
  private static final Pattern VALUE = Pattern.compile("(\\w+)=(\\d+)");
  private static final List<String> ERRORS =
      List.of("notGood", "connect", "read", "write", "timeout");

  /**
   * The result of a load.
   *
   * @param requests with a response
   * @param seconds duration
   * @param p50 median latency in µs
   * @param p99 latency in µs that one call in a hundred exceeds
   * @param cpuMicros CPU time of the server in µs for each call
   * @param rssMegabytes memory of the server at the end
   * @param ranOut whether the prepared calls were used up before the time
   */
  record Result(
      long requests,
      double seconds,
      double p50,
      double p99,
      double cpuMicros,
      double rssMegabytes,
      boolean ranOut) {

    double rate() {
      return requests / seconds;
    }
  }

  /**
   * Loads a server.
   *
   * @param prepared number of signed calls; unsigned calls are unlimited
   * @throws IOException if a call does not return 200
   */
  Result run(Server server, int seconds, int prepared) throws IOException, InterruptedException {
    Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Calls calls = server.contestant().calls();
    boolean isSigned = writeText(calls.prepare(server.host(), time));
    if (isSigned) {
      IntStream.range(0, THREADS)
          .parallel()
          .forEach(id -> sign(calls.prepare(server.host(), time), id, prepared / THREADS));
    }
    double cpuBefore = server.processes().cpuSeconds();
    Map<String, Long> measured = wrk(server, seconds);
    double cpu = server.processes().cpuSeconds() - cpuBefore;
    long requests = measured.get("requests");
    return new Result(
        requests,
        measured.get("micros") / 1e6,
        measured.get("p50"),
        measured.get("p99"),
        cpu * 1e6 / requests,
        server.processes().rssMegabytes(),
        measured.get("ranOut") > 0);
  }

  /** Writes the common part of all calls, and returns whether calls differ. */
  private boolean writeText(PreparedCall call) throws IOException {
    Stream<String> parts =
        call.isSigned()
            ? Stream.of(call.beforeNonce(), call.beforeSignature(), call.end())
            : Stream.of(call.beforeNonce());
    String lua =
        parts
            .map(part -> keepsAlive ? part : part.replace("Keep-Alive", "close"))
            .map(part -> '"' + part.replace("\r\n", "\\r\\n") + '"')
            .collect(Collectors.joining(",\n", "return {\n", "}\n"));
    Files.writeString(folder.resolve("call.lua"), lua);
    return call.isSigned();
  }

  private void sign(PreparedCall call, int thread, int count) {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("calls." + thread))) {
      for (int n = 0; n < count; n++) {
        String nonce = Calls.nonce();
        out.write(nonce + " " + call.signer().apply(nonce) + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Long> wrk(Server server, int seconds)
      throws IOException, InterruptedException {
    Path script = folder.resolve("load.lua");
    try (InputStream in = Load.class.getResourceAsStream("load.lua")) {
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    Process wrk =
        new ProcessBuilder(
                "wrk",
                "-t" + Math.min(THREADS, connections),
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout=10s",
                "--script=" + script,
                "http://" + server.host(),
                "--",
                folder.resolve("call.lua").toString(),
                folder.resolve("calls").toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String name = server.contestant().name();
    String line =
        output
            .lines()
            .filter(text -> text.startsWith("measured "))
            .findFirst()
            .orElseThrow(() -> new IOException(name + ": wrk failed: " + output));
    if (wrk.waitFor() != 0) {
      throw new IOException(name + ": wrk failed: " + output);
    }
    Map<String, Long> measured = new HashMap<>();
    for (MatchResult value : VALUE.matcher(line).results().toList()) {
      measured.put(value.group(1), Long.parseLong(value.group(2)));
    }
    if (measured.get("requests") == 0 || ERRORS.stream().anyMatch(e -> measured.get(e) > 0)) {
      throw new IOException(name + ": errors under load: " + line);
    }
    return measured;
  }
}
