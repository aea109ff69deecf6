package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every state that is exported under load can be imported, and repeated calls stay repeated. */
@Tag("http")
class StateUnderLoadTest {

  private static final String STATE = "/__admin/bss/state";
  private static final List<String> VIEWS =
      List.of("state", "rate-windows", "ledger", "journal", "accounts", "faults", "clock");

  /** A call that has been acknowledged. */
  private record Acknowledged(TestKey key, String nonce) {}

  private final AtomicBoolean isOver = new AtomicBoolean();
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final List<Future<?>> running = new ArrayList<>();

  @Test
  void everyExportIsImportedAndShown() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(5);
    try (BssSimulator source = BssSimulator.start();
        BssSimulator target = BssSimulator.start()) {
      running.add(threads.submit(untilOver(() -> useNewAccount(source))));
      running.add(threads.submit(untilOver(() -> useNewAccount(source))));
      running.add(threads.submit(untilOver(() -> buy(source, TestKey.RESELLER))));
      running.add(threads.submit(untilOver(() -> armAndDisarm(source))));
      running.add(threads.submit(untilOver(() -> moveClock(source))));
      for (int round = 0; round < 20; round++) {
        List<Acknowledged> before = List.copyOf(acknowledged);
        moveState(source, target);
        checkRepeats(target, before);
      }
      checkViews(new ControlCaller(target.url()));
      isOver.set(true);
      for (Future<?> caller : running) {
        caller.get();
      }
    } finally {
      isOver.set(true);
      threads.shutdown();
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private Callable<Void> untilOver(Work work) {
    return () -> {
      while (!isOver.get()) {
        work.run();
      }
      return null;
    };
  }

  private void useNewAccount(BssSimulator simulator) throws Exception {
    Credentials made = simulator.makeAccount();
    TestKey key = new TestKey(made.accessKeyId(), made.accessKeySecret(), "");
    simulator.clockOf(made.accountId()).advance(Duration.ofSeconds(5));
    simulator.faults().ofKey(made.accessKeyId()).onAny().times(3).latency(Duration.ZERO);
    TestCall.quota("V3").key(key).with("OutBizId", "b").send(simulator.url());
    buy(simulator, key);
  }

  private void buy(BssSimulator simulator, TestKey key) throws Exception {
    String nonce = "n-" + System.nanoTime() + "-" + Thread.currentThread().getId();
    Response response = TestCall.resourcePackage("V3").key(key).nonce(nonce).send(simulator.url());
    if (response.status() == 200) {
      acknowledged.add(new Acknowledged(key, nonce));
    }
  }

  private static void armAndDisarm(BssSimulator simulator) {
    simulator.faults().on("CreateResourcePackage").times(2).every(3).latency(Duration.ZERO);
    if (simulator.faults().armed().size() > 50) {
      simulator.faults().ofKey("testid").disarm();
    }
  }

  private static void moveClock(BssSimulator simulator) {
    simulator.clock().advance(Duration.ofSeconds(1));
    simulator.clock().set(Instant.now());
  }

  private static void moveState(BssSimulator source, BssSimulator target) throws Exception {
    String saved = new ControlCaller(source.url()).get(STATE).text();
    ControlCaller control = new ControlCaller(target.url());
    Response loaded = control.send("PUT", STATE, saved);
    assertThat(loaded.status()).as(loaded.toString()).isEqualTo(204);
  }

  private static void checkViews(ControlCaller control) throws Exception {
    for (String view : VIEWS) {
      assertThat(control.get("/__admin/bss/" + view).status()).as(view).isEqualTo(200);
    }
  }

  /** An order in the export has its nonce there, so that a repeated call buys nothing. */
  private static void checkRepeats(BssSimulator target, List<Acknowledged> before)
      throws Exception {
    int orders = target.orders().size();
    assertThat(orders).isGreaterThanOrEqualTo(before.size());
    for (Acknowledged call : before.subList(Math.max(0, before.size() - 3), before.size())) {
      Response repeated =
          TestCall.resourcePackage("V3").key(call.key()).nonce(call.nonce()).send(target.url());
      assertThat(repeated.outcome()).isEqualTo("400 SignatureNonceUsed");
    }
    assertThat(target.orders()).hasSize(orders);
  }
}
