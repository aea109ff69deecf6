package com.example;

import io.github.bsskit.conformance.BssConformance;
import io.github.bsskit.simulator.BssSimulator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The kit checks the simulator, both with the libraries of this project. */
class KitTest {

  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return BssConformance.of(simulator.url())
        .only("CreateResellerUserQuota/call", "CreateResellerUserQuota/generated", "gateway/nonce")
        .tests();
  }
}
