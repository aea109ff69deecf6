package io.github.bsskit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipes, examples, the README and the guides import only what users may import. */
class PublicImportsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern IMPORT =
      Pattern.compile("import (?:static )?(io\\.github\\.bsskit\\.[a-z.]*)\\.[A-Z]");
  private static final List<String> PUBLIC =
      List.of(
          "io.github.bsskit.simulator",
          "io.github.bsskit.simulator.api",
          "io.github.bsskit.simulator.junit",
          "io.github.bsskit.conformance");

  @ParameterizedTest
  @ValueSource(strings = {"stubs/src/it", "conformance-tests/src/it", "README.md", "docs/guides"})
  void onlyPublicPackagesAreImported(String place) throws Exception {
    assertThat(imports(ROOT.resolve(place))).isSubsetOf(PUBLIC);
  }

  @Test
  void importsAreFound() throws Exception {
    assertThat(imports(ROOT.resolve("stubs/src/it"))).isNotEmpty();
    assertThat(imports(ROOT.resolve("conformance-tests/src/it"))).isNotEmpty();
    assertThat(imports(ROOT.resolve("README.md"))).isNotEmpty();
  }

  private static List<String> imports(Path place) throws IOException {
    List<String> packages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|md)")).toList()) {
        Matcher matcher = IMPORT.matcher(Files.readString(file));
        while (matcher.find()) {
          packages.add(matcher.group(1));
        }
      }
    }
    return packages;
  }
}
