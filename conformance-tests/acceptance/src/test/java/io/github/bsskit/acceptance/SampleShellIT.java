package io.github.bsskit.acceptance;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site's samples for a shell, with the kit's jar as it is packaged. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the samples are run by a POSIX shell")
class SampleShellIT {

  private static final Path JAR = Path.of("../target/bss-conformance.jar").toAbsolutePath();

  @ParameterizedTest
  @ValueSource(strings = {"CreateResellerUserQuota", "CreateResourcePackage"})
  void makesTheTwoCalls(String operation) throws Exception {
    check(operation).makesTheTwoCalls();
  }

  @Test
  void reportsAnExistingRecord() throws Exception {
    check("CreateResellerUserQuota").reportsAnExistingRecord();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CreateResellerUserQuota", "CreateResourcePackage"})
  void endsIfTheResponseIsLost(String operation) throws Exception {
    check(operation).endsIfTheResponseIsLost();
  }

  @Test
  void failsWithAnUnknownKey() throws Exception {
    check("CreateResourcePackage").failsWithAnUnknownKey();
  }

  private static SampleCheck check(String operation) {
    return new SampleCheck(
        new SampleProgram(operation, "curl"), Map.of("BSS_CONFORMANCE_JAR", JAR.toString()));
  }
}
