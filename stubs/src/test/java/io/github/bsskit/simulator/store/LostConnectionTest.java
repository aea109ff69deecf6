package io.github.bsskit.simulator.store;

import static io.github.bsskit.simulator.store.StoreUnderTest.BUYER;
import static io.github.bsskit.simulator.store.StoreUnderTest.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.testing.PostgresServer;
import io.github.bsskit.simulator.world.Records;
import io.github.bsskit.simulator.world.StoredJournal.StoredCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A call whose connection to PostgreSQL is lost is executed once, whether or not it had been
 * committed.
 */
class LostConnectionTest {

  private static final RateLimit LIMIT = new RateLimit(2, Duration.ofSeconds(60));

  private CuttingProxy proxy;
  private StoreUnderTest tried;

  @BeforeEach
  void open() throws IOException {
    proxy = new CuttingProxy(PostgresServer.shared().url());
    tried =
        StoreUnderTest.at(
            new StoreOptions(
                Optional.of(proxy.url()), PostgresServer.newSchema(), StoreOptions.TIMEOUT));
  }

  @AfterEach
  void close() throws IOException {
    tried.close();
    proxy.close();
  }

  /** A call during which the connection is lost. */
  private <T> T call(CuttingProxy.Cut cut, Function<Records, T> steps) {
    String requestId = UUID.randomUUID().toString();
    proxy.cut(cut, requestId);
    Records records = tried.records();
    T result = records.execute(requestId, () -> steps.apply(records));
    assertThat(proxy.made()).isEqualTo(1);
    return result;
  }

  @ParameterizedTest
  @EnumSource
  void anOrderIsPlacedOnce(CuttingProxy.Cut cut) {
    Order order =
        call(
            cut,
            records -> {
              assertThat(records.useNonce("key", "n", NOON.plusSeconds(900), NOON)).isTrue();
              assertThat(records.admit(BUYER, "A", LIMIT, NOON)).isEmpty();
              return StoreUnderTest.place(records, BUYER, "40");
            });

    assertThat(tried.orders()).containsExactly(order);
    assertThat(tried.useNonce("key", "n", NOON.plusSeconds(900), NOON)).isFalse();
    assertThat(tried.records().rateWindows().get(0).calls()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aLedgerIsOpenedOnceAndTheCallIsToldSo(CuttingProxy.Cut cut) {
    boolean isOpened =
        call(
            cut,
            records -> {
              assertThat(records.useNonce("key", "n", NOON.plusSeconds(900), NOON)).isTrue();
              return records.openLedger(StoreUnderTest.ledger(1, "a"));
            });

    assertThat(isOpened).isTrue();
    assertThat(tried.ledgers()).containsExactly(StoreUnderTest.ledger(1, "a"));
  }

  @ParameterizedTest
  @EnumSource
  void aNonceIsUsedOnceAndTheCallIsToldSo(CuttingProxy.Cut cut) {
    boolean isFirst =
        call(cut, records -> records.useNonce("key", "n", NOON.plusSeconds(900), NOON));

    assertThat(isFirst).isTrue();
    assertThat(tried.useNonce("key", "n", NOON.plusSeconds(900), NOON)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aRejectedCallIsRecordedOnce(CuttingProxy.Cut cut) {
    byte[] content = "rejected".getBytes(StandardCharsets.UTF_8);
    call(
        cut,
        records -> {
          records.journal().orElseThrow().append(new StoredCall(0, OptionalLong.empty(), content));
          return null;
        });

    assertThat(tried.records().journal().orElseThrow().latest(0, 10))
        .extracting(StoredCall::number)
        .containsExactly(1L);
  }

  @ParameterizedTest
  @EnumSource
  void aRejectedLedgerStaysRejected(CuttingProxy.Cut cut) {
    tried.open(StoreUnderTest.ledger(1, "a"));

    boolean isOpened = call(cut, records -> records.openLedger(StoreUnderTest.ledger(1, "b")));

    assertThat(isOpened).isFalse();
    assertThat(tried.ledgers()).hasSize(1);
  }
}
