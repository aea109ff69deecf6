package io.github.bsskit.simulator.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The simulator explains every mistake of the catalogue, except those only the page can show. */
class MistakeCatalogueTest {

  private static final Path SOURCES = Path.of("src/main/java/io/github/bsskit/simulator/explain");

  @Test
  void theSimulatorKnowsEveryMistakeExceptThoseOfThePage() throws IOException {
    List<String> expected = new ArrayList<>();
    List<String> onlyOnThePage = new ArrayList<>();
    catalogue()
        .fields()
        .forEachRemaining(
            mistake -> {
              boolean isForPage = mistake.getValue().path("only").asText().equals("page");
              (isForPage ? onlyOnThePage : expected).add(mistake.getKey());
            });
    String sources = sources();

    assertThat(expected).hasSizeGreaterThan(80).allMatch(id -> sources.contains("\"" + id + "\""));
    assertThat(onlyOnThePage).isNotEmpty().noneMatch(id -> sources.contains("\"" + id + "\""));
  }

  @Test
  void aMistakeThatOneSideCannotProveHasAReason() throws IOException {
    for (JsonNode mistake : catalogue()) {
      assertThat(mistake.path("only").asText()).isIn("", "page", "simulator");
      assertThat(mistake.has("because")).isEqualTo(mistake.has("only"));
    }
  }

  @Test
  void fillsValuesInOnce() {
    Cause cause = Cause.proved("host", "signed", "{sent}$1", "sent", "b");

    assertThat(cause.happened()).isEqualTo("The host was signed as {sent}$1 and arrived as b.");
  }

  @Test
  void anUnknownMistakeIsAnError() {
    assertThatThrownBy(() -> Cause.proved("unknown"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown");
  }

  private static JsonNode catalogue() throws IOException {
    try (InputStream in =
        Cause.class.getResourceAsStream("/io/github/bsskit/contract/signing-mistakes.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
