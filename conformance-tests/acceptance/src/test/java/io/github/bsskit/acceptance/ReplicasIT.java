package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three simulators behind a balancer are as one. */
@Timeout(300)
class ReplicasIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONTROL = "/__admin/bss/";

  @TempDir static Path directory;
  private static Replicas replicas;

  @BeforeAll
  static void start() throws Exception {
    replicas = Replicas.start(directory);
  }

  @AfterAll
  static void stop() throws Exception {
    if (replicas != null) {
      replicas.close();
    }
  }

  @BeforeEach
  void reset() throws Exception {
    assertThat(replicas.control(0).post(CONTROL + "reset").status()).isEqualTo(204);
  }

  /** Does something on many threads, each with a connection of its own, as often as told. */
  private interface Client<T> {

    T call(RawHttp connection, int round) throws Exception;
  }

  /** Returns the results of each round; all threads begin a round together. */
  private static <T> List<List<T>> together(List<URI> servers, int rounds, Client<T> client)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(servers.size());
    CyclicBarrier start = new CyclicBarrier(servers.size());
    try {
      List<Future<List<T>>> running = new ArrayList<>();
      for (URI server : servers) {
        Callable<List<T>> work =
            () -> {
              List<T> results = new ArrayList<>();
              try (RawHttp connection = RawHttp.connect(server.getPort())) {
                for (int round = 0; round < rounds; round++) {
                  start.await();
                  results.add(client.call(connection, round));
                }
              }
              return results;
            };
        running.add(threads.submit(work));
      }
      List<List<T>> byRound = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        byRound.add(new ArrayList<>());
      }
      for (Future<List<T>> results : running) {
        int round = 0;
        for (T result : results.get()) {
          byRound.get(round++).add(result);
        }
      }
      return byRound;
    } finally {
      threads.shutdownNow();
    }
  }

  private static String send(RawHttp connection, TestCall call) throws Exception {
    connection.send(call.bytes("simulators"));
    return connection.answer().map(Response::outcome).orElse("no response");
  }

  private static JsonNode ledger(int i) throws Exception {
    return JSON.readTree(replicas.control(i).get(CONTROL + "ledger").body());
  }

  private static long count(List<String> outcomes, String one) {
    return outcomes.stream().filter(one::equals).count();
  }

  @Test
  void ofFiftyIdenticalCreatesOneSucceeds() throws Exception {
    List<URI> clients = Collections.nCopies(50, replicas.balancer());

    List<List<String>> rounds =
        together(
            clients,
            200,
            (connection, round) ->
                send(
                    connection,
                    TestCall.quota("V1")
                        .with("OwnerId", Long.toString(239000000L + round))
                        .with("OutBizId", "business " + round)));

    assertThat(rounds)
        .hasSize(200)
        .allSatisfy(
            outcomes -> {
              assertThat(count(outcomes, "200 200")).isEqualTo(1);
              assertThat(count(outcomes, "400 -303")).isEqualTo(49);
            });
    assertThat(ledger(2).get("ledgers")).hasSize(200);
  }

  @Test
  void ofOneNonceSentToAllThreeOnePasses() throws Exception {
    List<List<String>> rounds =
        together(
            replicas.each(),
            100,
            (connection, round) ->
                send(
                    connection,
                    TestCall.quota("V1")
                        .nonce("nonce " + round)
                        .with("OwnerId", Long.toString(239000000L + round))));

    assertThat(rounds)
        .allSatisfy(
            outcomes ->
                assertThat(outcomes)
                    .containsExactlyInAnyOrder(
                        "200 200", "400 SignatureNonceUsed", "400 SignatureNonceUsed"));
  }

  @Test
  void ofThreeHundredCallsOfACallerExactlyOneHundredAreAdmitted() throws Exception {
    List<URI> clients = Collections.nCopies(12, replicas.balancer());

    List<String> outcomes =
        together(
                clients,
                25,
                (connection, round) -> send(connection, TestCall.resourcePackage("V1")))
            .stream()
            .flatMap(List::stream)
            .toList();

    assertThat(count(outcomes, "200 Success")).isEqualTo(100);
    assertThat(count(outcomes, "400 Throttling.User")).isEqualTo(200);
    for (int i = 0; i < 3; i++) {
      assertThat(ledger(i).get("orders")).hasSize(100);
    }
  }

  @Test
  void aFaultArmedAtOneIsMetTwiceInAll() throws Exception {
    for (int i = 0; i < 5; i++) {
      replicas
          .control(i % 3)
          .post(
              CONTROL + "faults",
              "{\"action\":\"CreateResourcePackage\",\"code\":\"InternalError\",\"times\":2}");

      List<String> outcomes =
          together(
                  replicas.each(),
                  5,
                  (connection, round) -> send(connection, TestCall.resourcePackage("V1")))
              .stream()
              .flatMap(List::stream)
              .toList();

      assertThat(count(outcomes, "500 InternalError")).isEqualTo(2);
      assertThat(count(outcomes, "200 Success")).isEqualTo(13);
    }
  }

  @Test
  void aResetAtOneEmptiesAll() throws Exception {
    TestCall.quota("V1").send(replicas.each().get(1));
    TestCall.resourcePackage("V1").send(replicas.each().get(2));

    assertThat(replicas.control(0).post(CONTROL + "reset").status()).isEqualTo(204);

    for (int i = 0; i < 3; i++) {
      assertThat(ledger(i).get("orders")).isEmpty();
      assertThat(ledger(i).get("ledgers")).isEmpty();
    }
    assertThat(TestCall.quota("V1").send(replicas.each().get(2)).outcome()).isEqualTo("200 200");
  }

  @Test
  void aClockMovedAtOneHoldsAtAllForTheNextCall() throws Exception {
    for (int i = 0; i < 12; i++) {
      Instant time = Instant.parse("2030-01-01T00:00:00Z").plusSeconds(i * 86_400L);
      replicas.control(i % 3).post(CONTROL + "clock/freeze", "{\"now\":\"" + time + "\"}");

      for (int other = 1; other <= 3; other++) {
        URI server = replicas.each().get((i + other) % 3);
        assertThat(TestCall.resourcePackage("V1").at(time).send(server).outcome())
            .isEqualTo("200 Success");
      }
      assertThat(replicas.control((i + 1) % 3).get(CONTROL + "clock").member("now"))
          .isEqualTo(time.toString());
    }
  }

  @Test
  void anAccountMadeAtOneWorksAtTheOthersForTheNextCall() throws Exception {
    for (int i = 0; i < 12; i++) {
      Response made = replicas.control(i % 3).post(CONTROL + "accounts", "{}");
      TestKey key = new TestKey(made.member("accessKeyId"), made.member("accessKeySecret"), "");

      for (int other = 1; other <= 2; other++) {
        URI server = replicas.each().get((i + other) % 3);
        assertThat(TestCall.resourcePackage("V3").key(key).send(server).outcome())
            .isEqualTo("200 Success");
      }
    }
  }

  @Test
  void theJournalHasTheCallsOfAll() throws Exception {
    for (URI server : replicas.each()) {
      TestCall.resourcePackage("V1").send(server);
    }

    for (int i = 0; i < 3; i++) {
      assertThat(JSON.readTree(replicas.control(i).get(CONTROL + "journal").body()).get("entries"))
          .hasSize(3);
    }
  }
}
