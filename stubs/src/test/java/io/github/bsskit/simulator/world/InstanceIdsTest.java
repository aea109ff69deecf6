package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Instance ids are derived from order ids without revealing them. */
class InstanceIdsTest {

  @Test
  void everyOrderHasItsOwnIdInTheDocumentedStyle() {
    InstanceIds ids = new InstanceIds(7);
    Set<String> all = new HashSet<>();
    for (long order = 1; order < 200_000; order += 2) {
      all.add(ids.of("ossbag", 2_026_112_200_000_000_000L + order));
    }

    assertThat(all).hasSize(100_000).allMatch(id -> id.matches("OSSBAG-cn-[0-9a-z]{13}"));
  }

  @Test
  void differentSaltsMakeDifferentIds() {
    String id = new InstanceIds(7).of("ossbag", 1);

    assertThat(new InstanceIds(7).of("ossbag", 1)).isEqualTo(id);
    assertThat(new InstanceIds(8).of("ossbag", 1)).isNotEqualTo(id);
  }
}
