package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jars without dependencies have no class or service provider under the name of a library. */
class RelocatedLibrariesIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conformance-tests/target/bss-conformance.jar",
        "stubs/standalone/target/bss-simulator-standalone.jar"
      })
  void haveNamesOfTheirOwn(String file) throws Exception {
    try (JarFile jar = new JarFile(Path.of("..", "..").resolve(file).toFile())) {
      List<String> names = jar.stream().map(JarEntry::getName).toList();

      assertThat(names)
          .filteredOn(name -> name.endsWith(".class"))
          .hasSizeGreaterThan(1000)
          .allMatch(name -> name.startsWith("io/github/bsskit/"));
      assertThat(names)
          .filteredOn(name -> name.matches("META-INF/services/.+"))
          .isNotEmpty()
          .allMatch(name -> name.startsWith("META-INF/services/io.github.bsskit."));
    }
  }
}
