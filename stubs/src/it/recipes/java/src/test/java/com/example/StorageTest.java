package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aliyun.tea.TeaException;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.api.Faults;
import io.github.bsskit.simulator.api.Journal;
import io.github.bsskit.simulator.api.Ledger;
import io.github.bsskit.simulator.junit.BssSim;
import io.github.bsskit.simulator.junit.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@BssSim
class StorageTest {

  private Storage storage;

  @BeforeEach
  void connect(Endpoint endpoint, Credentials key) throws Exception {
    storage = new Storage(endpoint.toString(), "http", key.accessKeyId(), key.accessKeySecret());
  }

  @AfterEach
  void keptTheContract(Journal journal) {
    journal.assertNoContractViolations();
  }

  @Test
  void buysOnce(Ledger ledger) throws Exception {
    long order = storage.buy();

    ledger.assertSinglePurchase();
    assertEquals(ledger.orders().get(0).orderId(), order);
  }

  @Test
  void retriesAfterAnInternalError(Faults faults, Ledger ledger) throws Exception {
    faults.on("CreateResourcePackage").returnError("InternalError");

    storage.buy();

    ledger.assertSinglePurchase();
  }

  @Test
  void doesNotRetryWhenThrottled(Faults faults, Journal journal) {
    faults.on("CreateResourcePackage").throttle();

    assertThrows(TeaException.class, () -> storage.buy());

    assertEquals(1, journal.entries().size());
  }
}
