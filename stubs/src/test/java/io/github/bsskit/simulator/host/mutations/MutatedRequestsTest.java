package io.github.bsskit.simulator.host.mutations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.cli.MainInProcess;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.TestCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged requests get documented responses or a closed connection, never a failure, and leave
 * nothing in memory. The simulator runs in a process with a small heap.
 */
@Timeout(3_600)
class MutatedRequestsTest {

  /** Requests in all; the profile nightly sets a million. */
  private static final int REQUESTS = Integer.getInteger("bsskit.mutations", 200_000);

  /** The seed of the first case; a failure names the one to repeat. */
  private static final long SEED = Long.getLong("bsskit.mutations.seed", System.nanoTime());

  private static final int CLIENTS = 4;

  /** Cases after which signatures and nonces are made anew. */
  private static final int CASES_OF_A_CALL = 50;

  /** One in this number of requests is of a kind that takes longer, or for WireMock. */
  private static final int COSTLY_PART = 50;

  /** The journals keep up to 16 MiB each. */
  private static final long MAX_GROWTH_BYTES = 40L << 20;

  @TempDir private Path directory;
  private MainInProcess simulator;

  @BeforeEach
  void start() throws Exception {
    simulator =
        MainInProcess.start(
            directory,
            List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
            List.of("--port=0", "--throttle=off", "--log-format=none"));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void getDocumentedResponsesOrNone() throws Exception {
    send(REQUESTS / 10, SEED, MutatedRequestsTest::ours);
    long before = simulator.usedHeap();
    send(REQUESTS - REQUESTS / 10, SEED + REQUESTS, MutatedRequestsTest::ours);

    ControlCaller control = new ControlCaller(simulator.url());
    assertThat(simulator.usedHeap()).isLessThan(before + MAX_GROWTH_BYTES);
    control.post("/__admin/mappings", "{\"request\":{\"urlPath\":\"/x\"}}");
    send(REQUESTS / COSTLY_PART, SEED + 2L * REQUESTS, MutatedRequestsTest::costly);

    assertThat(control.get("/__admin/bss/health").status()).isEqualTo(200);
    assertThat(control.get("/__admin/bss/journal").status()).isEqualTo(200);
    assertThat(control.get("/__admin/requests").status()).isEqualTo(200);
    assertThat(control.get("/__admin/bss/state").status()).isEqualTo(200);
    assertThat(simulator.errors()).filteredOn(error -> !isOfWireMock(error)).isEmpty();
  }

  private static boolean isOfWireMock(String error) {
    return error.startsWith("WireMock: ") || error.contains(".wiremock.");
  }

  private void send(int requests, long seed, Supplier<List<String>> valid) {
    AtomicInteger sent = new AtomicInteger();
    AtomicLong next = new AtomicLong(seed);
    List<String> problems = new ArrayList<>();
    Stream<CompletableFuture<Void>> clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(
                client ->
                    CompletableFuture.runAsync(
                        () -> {
                          while (sent.get() < requests && problems.isEmpty()) {
                            List<String> calls = valid.get();
                            for (int of = 0; of < CASES_OF_A_CALL; of++) {
                              sent.addAndGet(send(next.getAndIncrement(), calls, problems));
                            }
                          }
                        }));
    clients.toList().forEach(CompletableFuture::join);
    assertThat(problems).isEmpty();
  }

  /** Returns the number of requests that the server has taken. */
  private int send(long seed, List<String> valid, List<String> problems) {
    MutatedCase sent = MutatedCase.of(seed, valid);
    try {
      MutatedCase.Outcome outcome = sent.send(simulator.port());
      if (!outcome.problems().isEmpty()) {
        String shrunk = sent.shrunk(simulator.port()).toString();
        synchronized (problems) {
          problems.add(
              "-Dbsskit.mutations.seed=" + seed + "\n" + outcome.problems() + "\n" + shrunk);
        }
      }
      return Math.max(1, outcome.responses());
    } catch (IOException failure) {
      synchronized (problems) {
        problems.add("seed " + seed + ": " + failure);
      }
      return 1;
    }
  }

  private static List<String> ours() {
    List<String> requests = new ArrayList<>();
    for (String version : List.of("V1", "V3")) {
      for (TestCall call : List.of(TestCall.quota(version), TestCall.resourcePackage(version))) {
        requests.add(text(call));
        requests.add(text(call.method("GET")));
      }
      requests.add(text(TestCall.quota(version).inForm()));
      requests.add(text(TestCall.resourcePackage(version).inForm()));
      requests.add(text(TestCall.resourcePackage(version).with("Format", "XML")));
    }
    requests.add(get("/__admin/bss/health"));
    requests.add(get("/__admin/bss/clock"));
    requests.add(post("/__admin/bss/accounts", "{\"x\":\"y\"}"));
    requests.add(post("/__admin/bss/faults", "{\"x\":\"y\"}"));
    requests.add(post("/__admin/bss/rate-windows/refill", ""));
    requests.add(get("/docs/x"));
    return requests;
  }

  private static List<String> costly() {
    return List.of(
        get("/__admin/bss/profile"),
        get("/__admin/bss/ledger"),
        get("/__admin/bss/journal?limit=1"),
        post("/__admin/bss/explain-signature", "{\"entry\":1}"),
        text(TestCall.resourcePackage("V3")),
        text(TestCall.quota("V1").inForm()),
        get("/x"),
        get("/x?a=b"),
        post("/x", "a=b&c=d"),
        post("/__admin/requests/count", "{\"url\":\"/x\"}"),
        get("/__admin/mappings?limit=1"));
  }

  private static String text(TestCall call) {
    return new String(call.bytes("127.0.0.1"), StandardCharsets.ISO_8859_1);
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  }

  private static String post(String target, String body) {
    return "POST "
        + target
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }
}
