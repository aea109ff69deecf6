package io.github.bsskit.simulator.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The catalogue of signing mistakes, whose ids and texts the documentation site uses too. */
final class MistakeCatalogue {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");
  private static final JsonNode MISTAKES = read();

  private MistakeCatalogue() {}

  private static JsonNode read() {
    try (InputStream in =
        MistakeCatalogue.class.getResourceAsStream(
            "/io/github/bsskit/contract/signing-mistakes.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A cause with the texts of the catalogue.
   *
   * @param values of the placeholders in the texts, as name, value, name, value
   * @throws IllegalArgumentException if the catalogue does not have the id
   */
  static Cause cause(String id, boolean certain, String... values) {
    JsonNode mistake = MISTAKES.get(id);
    if (mistake == null) {
      throw new IllegalArgumentException("not in signing-mistakes.json: " + id);
    }
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      byName.put(values[i], values[i + 1]);
    }
    return new Cause(id, certain, text(mistake, "cause", byName), text(mistake, "fix", byName));
  }

  private static String text(JsonNode mistake, String part, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(mistake.path(part).path("en").asText())
        .replaceAll(name -> Matcher.quoteReplacement(values.get(name.group(1))));
  }
}
