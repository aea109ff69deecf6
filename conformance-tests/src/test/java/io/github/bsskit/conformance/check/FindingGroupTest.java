package io.github.bsskit.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingGroupTest {

  @Test
  void normalizesValuesThatAreNewInEveryCall() {
    assertThat(DifferenceKey.normalized("400 X of 123456789, 17 calls"))
        .isEqualTo(DifferenceKey.normalized("400 X of 99887, 3 calls"))
        .isNotEqualTo(DifferenceKey.normalized("500 X of 99887, 3 calls"));
  }
}
