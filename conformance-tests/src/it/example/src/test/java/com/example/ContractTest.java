package com.example;

import io.github.bsskit.conformance.BssConformance;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ContractTest {
  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return BssConformance.of(URI.create(System.getProperty("gateway"))).tests();
  }
}
