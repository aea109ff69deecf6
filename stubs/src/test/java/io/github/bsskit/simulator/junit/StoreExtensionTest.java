package io.github.bsskit.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.api.Faults;
import io.github.bsskit.simulator.api.Journal;
import io.github.bsskit.simulator.api.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension with a simulator that keeps its state in a directory. */
class StoreExtensionTest {

  /** Kept from run to run: each test has an account of its own. */
  private static final String DIRECTORY = "target/extension-store";

  @RegisterExtension
  static final BssSimExtension SIM = BssSimExtension.with(new Settings().store(DIRECTORY));

  @Test
  void aTestSeesItsOwnOrdersAndCalls(
      Endpoint endpoint, Credentials key, Faults faults, Ledger ledger, Journal journal) {
    faults.on("CreateResourcePackage").returnError("InternalError");

    assertThat(new SignedCalls(endpoint, key).orderPackage().statusCode()).isEqualTo(500);
    assertThat(new SignedCalls(endpoint, key).orderPackage().statusCode()).isEqualTo(200);

    ledger.assertSinglePurchase();
    assertThat(journal.entries()).hasSize(2);
  }
}
