package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.testing.OnceHistory;
import io.github.bsskit.simulator.testing.OnceHistory.Attempt;
import io.github.bsskit.simulator.testing.OnceHistory.Outcome;
import io.github.bsskit.simulator.testing.PostgresServer;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One of three simulators is killed, one drained, and their database restarted, while 16 clients
 * call through the balancer. All that any client has seen can be explained by one simulator that
 * executes one call after the other.
 */
@Timeout(300)
class ReplicaFailuresIT {

  private static final int CALLS = 100_000;
  private static final int CLIENTS = 16;

  /** After how many calls it happens. */
  private static final int TO_KILL = CALLS * 3 / 10;

  private static final int TO_DRAIN = CALLS * 5 / 10;
  private static final int TO_RESTART = CALLS * 7 / 10;

  /** How many calls are for one owner, some of them at the same time. */
  private static final int CALLS_OF_AN_OWNER = 8;

  private static final Set<String> DOCUMENTED =
      Set.of("200 200", "400 -303", "400 SignatureNonceUsed", "503 ServiceUnavailable");

  @TempDir private Path directory;

  private final OnceHistory nonces = new OnceHistory();
  private final OnceHistory ledgers = new OnceHistory();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicReferenceArray<String> recentNonces = new AtomicReferenceArray<>(32);
  private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();
  private final Queue<String> undocumented = new ConcurrentLinkedQueue<>();
  private final Set<String> opened = ConcurrentHashMap.newKeySet();
  private final Map<Integer, CountDownLatch> reached =
      Map.of(
          TO_KILL, new CountDownLatch(1),
          TO_DRAIN, new CountDownLatch(1),
          TO_RESTART, new CountDownLatch(1));
  private final CountDownLatch unavailable = new CountDownLatch(1);

  @Test
  void noClientSeesAnythingButDocumentedResponses() throws Exception {
    try (PostgresServer database = PostgresServer.start();
        Replicas replicas =
            Replicas.start(directory, database, "--store-timeout", "2", "--journal-size", "0")) {
      ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
      try {
        List<Future<?>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          SplittableRandom random = new SplittableRandom(i);
          int port = replicas.balancer().getPort();
          clients.add(threads.submit(() -> client(port, random)));
        }
        reached.get(TO_KILL).await();
        replicas.kill(0);
        reached.get(TO_DRAIN).await();
        replicas.drain(1);
        reached.get(TO_RESTART).await();
        database.stop();
        unavailable.await();
        database.resume();
        for (Future<?> client : clients) {
          client.get();
        }
        replicas.awaitEnd(1);
        assertThat(undocumented).isEmpty();
        assertThat(nonces.violations()).isEmpty();
        assertThat(ledgers.violations()).isEmpty();
        thatAllIsKeptOnce(replicas);
      } finally {
        threads.shutdownNow();
      }
    }
    assertThat(nonces.size()).isGreaterThanOrEqualTo(CALLS);
    assertThat(outcomes.get("200 200").get()).isGreaterThan(CALLS / CALLS_OF_AN_OWNER / 2);
    assertThat(outcomes).containsKeys("400 -303", "400 SignatureNonceUsed", "lost");
  }

  private void thatAllIsKeptOnce(Replicas replicas) throws Exception {
    JsonNode kept =
        new ObjectMapper()
            .readTree(replicas.control(2).get("/__admin/bss/ledger").body())
            .get("ledgers");
    Set<String> owners = new HashSet<>();
    kept.forEach(ledger -> assertThat(owners.add(ledger.get("owner").asText())).isTrue());
    assertThat(owners).containsAll(opened);
  }

  private void client(int port, SplittableRandom random) {
    RawHttp connection = null;
    try {
      for (int call = calls.getAndIncrement(); call < CALLS; call = calls.getAndIncrement()) {
        Optional.ofNullable(reached.get(call)).ifPresent(CountDownLatch::countDown);
        String owner = Integer.toString(239000000 + call / CALLS_OF_AN_OWNER);
        // A lost call is made again, with a new nonce.
        for (int attempt = 0; attempt < 2; attempt++) {
          if (connection == null) {
            connection = RawHttp.connect(port);
          }
          String outcome = attempt(connection, owner, nonce(call, random));
          if (outcome.equals("lost")) {
            connection.close();
            connection = null;
          } else if (!outcome.equals("503 ServiceUnavailable")) {
            break;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      close(connection);
    }
  }

  private static void close(RawHttp connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new nonce, or one in four times one of those that were used last. */
  private String nonce(int call, SplittableRandom random) {
    String used = recentNonces.get(random.nextInt(recentNonces.length()));
    if (used != null && random.nextInt(4) == 0) {
      return used;
    }
    String fresh = call + "-" + random.nextInt(1_000_000);
    recentNonces.set(call % recentNonces.length(), fresh);
    return fresh;
  }

  private String attempt(RawHttp connection, String owner, String nonce) {
    byte[] call = TestCall.quota("V1").with("OwnerId", owner).nonce(nonce).bytes("simulators");
    long start = System.nanoTime();
    String outcome = outcome(connection, call);
    long end = System.nanoTime();
    outcomes.computeIfAbsent(outcome, name -> new AtomicInteger()).incrementAndGet();
    boolean isUnknown = outcome.equals("lost") || outcome.equals("503 ServiceUnavailable");
    if (outcome.equals("503 ServiceUnavailable")) {
      unavailable.countDown();
    }
    if (isUnknown) {
      nonces.add(nonce, new Attempt(start, end, Outcome.UNKNOWN));
      ledgers.add(owner, new Attempt(start, end, Outcome.UNKNOWN));
    } else if (outcome.equals("400 SignatureNonceUsed")) {
      nonces.add(nonce, new Attempt(start, end, Outcome.TOO_LATE));
    } else {
      boolean isOpened = outcome.equals("200 200");
      nonces.add(nonce, new Attempt(start, end, Outcome.DONE));
      ledgers.add(owner, new Attempt(start, end, isOpened ? Outcome.DONE : Outcome.TOO_LATE));
      if (isOpened) {
        opened.add(owner);
      }
    }
    return outcome;
  }

  private String outcome(RawHttp connection, byte[] call) {
    try {
      connection.send(call);
      Optional<Response> response = connection.answer();
      String outcome = response.map(Response::outcome).orElse("lost");
      if (response.isPresent() && !DOCUMENTED.contains(outcome)) {
        undocumented.add(response.get().toString());
      }
      return outcome;
    } catch (IOException connectionLost) {
      return "lost";
    }
  }
}
