package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.junit.BssSimExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The application keeps its key and address for all tests. So the simulator is shared, and the key
 * is a built-in one, whose state is reset before each test if tests run one after the other.
 */
@SpringBootTest
class StorageTest {

  @RegisterExtension static final BssSimExtension SIM = BssSimExtension.shared(new Settings());

  @DynamicPropertySource
  static void pointTheApplicationAtTheSimulator(DynamicPropertyRegistry properties) {
    properties.add("bss.endpoint", () -> SIM.endpoint().toString());
    properties.add("bss.protocol", () -> "http");
    properties.add("bss.key-id", () -> "testid");
    properties.add("bss.secret", () -> "testsecret");
  }

  @Autowired private Storage storage;

  @Test
  void buysOnce(BssSimulator simulator) throws Exception {
    long order = storage.buy();

    simulator.assertSinglePurchase();
    assertThat(simulator.orders().get(0).orderId()).isEqualTo(order);
  }

  @Test
  void doesNotBuyTwiceWhenTheResponseIsLost(BssSimulator simulator) {
    simulator.faults().on("CreateResourcePackage").commitThenDrop();

    // On a reused connection, the HTTP client itself repeats the request with the same nonce.
    assertThatThrownBy(storage::buy)
        .hasMessageMatching("(?s).*(unexpected end of stream|signature nonce was used already).*");

    simulator.assertSinglePurchase();
  }
}
