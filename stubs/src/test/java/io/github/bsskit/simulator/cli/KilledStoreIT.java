package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A simulator with its state in a directory is killed with SIGKILL under load, again and again.
 * What it acknowledged is there after the restart, once; what it did not is there as a whole or
 * not.
 */
@Timeout(300)
class KilledStoreIT {

  private static final int KILLS = Integer.getInteger("bsskit.kills", 50);
  private static final int CALLERS = 6;
  private static final String LAUNCHER = Path.of("target", "bin", "bss-simulator").toString();
  private static final Pattern ORDER = Pattern.compile("\"OrderId\":([0-9]+)");
  private static final Instant FIRST_MARK = Instant.parse("2040-01-01T00:00:00Z");
  private static final long FIRST_OWNER = 239000000;

  /** The effective date of a plan, or the owner of a ledger: what no other call of the test has. */
  private record Mark(boolean isOrder, int number) {

    TestCall call() {
      return isOrder
          ? TestCall.resourcePackage("V3").with("EffectiveDate", date())
          : TestCall.quota("V3").with("OwnerId", Long.toString(owner()));
    }

    String date() {
      return FIRST_MARK.plusSeconds(number).toString();
    }

    long owner() {
      return FIRST_OWNER + number;
    }
  }

  /** What the ledger has: the numbers of orders by effective date, and owners. */
  private record Stored(Map<String, String> orders, Set<Long> owners) {

    boolean has(Mark mark) {
      return mark.isOrder() ? orders.containsKey(mark.date()) : owners.contains(mark.owner());
    }
  }

  private final long seed =
      Long.getLong("bsskit.seed", ProcessHandle.current().pid() * 31 + System.nanoTime());
  private final Random random = new Random(seed);
  private final AtomicInteger marks = new AtomicInteger();
  private final Map<Mark, TestCall> sent = new ConcurrentHashMap<>();
  private final Map<Mark, String> acknowledged = new ConcurrentHashMap<>();
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

  @TempDir private Path directory;

  @AfterEach
  void endCallers() {
    callers.shutdownNow();
  }

  @Test
  void whatWasAcknowledgedIsThereOnceAfterEachKill() throws Exception {
    System.out.println("seed of " + KILLS + " kills: -Dbsskit.seed=" + seed);
    int lost = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      String when = "seed " + seed + ", after kill " + (kill - 1);
      try (RunningJar jar = start()) {
        URI url = url(jar.awaitLine("Ready on "));
        lost += check(url, when);
        load(url, jar, 50 + random.nextInt(250));
      }
    }
    try (RunningJar jar = start()) {
      lost += check(url(jar.awaitLine("Ready on ")), "seed " + seed + ", after the last kill");
    }
    System.out.println(
        acknowledged.size() + " calls were acknowledged; of others, " + lost + " were kept");
    assertThat(acknowledged.size()).as("so few calls test little").isGreaterThan(KILLS * 10);
  }

  private RunningJar start() throws IOException {
    return RunningJar.start(
        Map.of(
            "JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", "-XX:TieredStopAtLevel=1"),
        LAUNCHER,
        "--port=0",
        // A restart reads all of them, to list what was executed.
        "--journal-size=20",
        "--throttle=off",
        "--log-format=none",
        "--store=" + directory.resolve("state"));
  }

  private static URI url(String ready) {
    return URI.create(ready.substring("Ready on ".length(), ready.indexOf(',')));
  }

  /** Sends calls from all callers, and kills the simulator in the midst of them. */
  private void load(URI url, RunningJar jar, int millis) throws Exception {
    List<Runnable> loops = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      loops.add(() -> callUntilKilled(url));
    }
    var running = loops.stream().map(callers::submit).toList();
    TimeUnit.MILLISECONDS.sleep(millis); // the moment is random, not what is expected then
    jar.kill();
    for (var loop : running) {
      loop.get();
    }
  }

  private void callUntilKilled(URI url) {
    try {
      while (true) {
        int number = marks.incrementAndGet();
        Mark mark = new Mark(number % 3 != 0, number);
        sent.put(mark, mark.call());
        acknowledge(mark, sent.get(mark).send(url));
      }
    } catch (IOException killed) {
      // The last call of this caller is not acknowledged.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void acknowledge(Mark mark, Response response) {
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    Matcher order = ORDER.matcher(response.text());
    acknowledged.put(mark, order.find() ? order.group(1) : "");
  }

  /** Returns how many calls were kept that were not acknowledged. */
  private int check(URI url, String when) throws Exception {
    Stored stored = stored(url, when);
    for (Map.Entry<Mark, String> call : acknowledged.entrySet()) {
      assertThat(stored.has(call.getKey())).as(when + ": " + call.getKey()).isTrue();
      if (call.getKey().isOrder()) {
        assertThat(stored.orders().get(call.getKey().date())).as(when).isEqualTo(call.getValue());
      }
    }
    int kept = 0;
    for (Map.Entry<Mark, TestCall> call : sent.entrySet()) {
      if (!acknowledged.containsKey(call.getKey())) {
        kept += repeat(call.getKey(), call.getValue(), stored, url, when);
      } else if (random.nextInt(sent.size()) < 5) {
        assertThat(call.getValue().send(url).text()).as(when).contains("SignatureNonceUsed");
      }
    }
    return kept;
  }

  /** A call is kept with its nonce, or neither is: then the same request is executed. */
  private int repeat(Mark mark, TestCall call, Stored stored, URI url, String when)
      throws Exception {
    Response response = call.send(url);
    if (!stored.has(mark)) {
      acknowledge(mark, response);
      return 0;
    }
    assertThat(response.text()).as(when + ": " + mark).contains("SignatureNonceUsed");
    acknowledged.put(mark, mark.isOrder() ? stored.orders().get(mark.date()) : "");
    return 1;
  }

  private static Stored stored(URI url, String when) throws Exception {
    JsonNode ledger =
        new ObjectMapper().readTree(new ControlCaller(url).get("/__admin/bss/ledger").text());
    Map<String, String> orders = new ConcurrentHashMap<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode order : ledger.get("orders")) {
      String id = order.get("orderId").asText();
      assertThat(ids.add(id)).as(when + ": two orders " + id).isTrue();
      assertThat(orders.put(order.get("effectiveAt").asText(), id))
          .as(when + ": two orders of one call")
          .isNull();
    }
    Set<Long> owners = new HashSet<>();
    ledger.get("ledgers").forEach(quota -> owners.add(quota.get("owner").asLong()));
    assertThat(owners).as(when).hasSameSizeAs(ledger.get("ledgers"));
    return new Stored(orders, owners);
  }
}
