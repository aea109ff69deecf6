package io.github.bsskit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every documented error has its likely cause, its fix and who has to act; a parameter says what to
 * send.
 */
class ExplanationsLintTest {

  private static final Set<String> BLAMES = Set.of("client", "caller", "server", "rate");
  private static final Pattern SENTENCE = Pattern.compile("[A-Z][^.]*(\\.[^ ][^.]*)*\\.");

  @Test
  void theSpecExplainsEveryErrorAndEveryParameter() {
    assertThat(mistakes(SpecFile.read())).isEmpty();
  }

  /** The replaced text, its replacement, and the mistake. {@code ~} is a line break. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      nullValues = "NONE",
      textBlock =
          """
          ~          fix: Choose a package type that is on sale. | NONE                                | CreateResourcePackage/x-errors/PackageTypeNotSupported: fix is not a sentence:
          ~    fix: Send 2017-12-14 as Version.                  | NONE                                | x-gateway-errors/InvalidVersion: fix is not a sentence:
          fix: Send 2017-12-14 as Version.                       | fix: the right Version              | x-gateway-errors/InvalidVersion: fix is not a sentence: the right Version
          fix: Send 2017-12-14 as Version.                       | fix: Look. Then send 2017-12-14.    | x-gateway-errors/InvalidVersion: fix is not a sentence: Look. Then send 2017-12-14.
          fix: Send 2017-12-14 as Version.                       | fix: Send "2017-12-14" as Version.  | x-gateway-errors/InvalidVersion: fix is not a Java literal: Send "2017-12-14" as Version.
          ~    likely: The Version was copied from another product's sample. | NONE                 | x-gateway-errors/InvalidVersion: likely is not a sentence:
          likely: A unit was sent with the number                | likely: a unit was sent with it     | CreateResourcePackage/x-errors/SpecificationInvalid: likely is not a sentence: a unit was sent with it, for example 40GB.
          likely: A unit was sent with the number                | likely: A "unit" was sent with it   | CreateResourcePackage/x-errors/SpecificationInvalid: likely is not a Java literal: A "unit" was sent with it, for example 40GB.
          likely: The Version was copied from another product's sample. | likely: The Version is not 2017-12-14. | x-gateway-errors/InvalidVersion: likely says no more than cause
          message: Product not found.                            | message: Product \\ not found.       | CreateResourcePackage/x-errors/ProductNotFound: message is not a Java literal: Product \\ not found.
          ~    blame: rate                                       | NONE                                | x-gateway-errors/ThrottlingUser: blame is not in the list:
          ~    blame: rate                                       | ~    blame: fate                    | x-gateway-errors/ThrottlingUser: blame is not in the list: fate
          ~          blame: server                               | ~          blame: Server            | CreateResellerUserQuota/x-errors/InternalError: blame is not in the list: Server
          ~      x-wants: a positive integer without a leading zero | NONE                                | CreateResourcePackage/Specification: x-wants is missing, and nothing else says what to send
          x-malformed: {error: DurationInvalid, source: S2}      | x-wants: a number                   | CreateResourcePackage/Duration: x-wants says what can be derived
          """)
  void reportsAMistake(String right, String wrong, String mistake) {
    String from = right.replace("~", "\n");
    int at = SpecFile.text().indexOf(from);
    assertThat(at).as("the spec no longer has: " + right).isNotNegative();
    String to = wrong == null ? "" : wrong.replace("~", "\n");
    String spec = new StringBuilder(SpecFile.text()).replace(at, at + from.length(), to).toString();

    assertThat(mistakes(SpecFile.of(spec))).containsExactly(mistake);
  }

  private static List<String> mistakes(SpecFile spec) {
    List<String> mistakes = new ArrayList<>();
    for (JsonNode row : spec.at("/x-gateway-errors")) {
      mistakes.addAll(mistakes("x-gateway-errors", row));
    }
    for (String operation : spec.operations()) {
      for (JsonNode row : spec.get(operation).get("x-errors")) {
        mistakes.addAll(mistakes(operation + "/x-errors", row));
      }
      for (JsonNode parameter : spec.parameters(operation)) {
        JsonNode schema = spec.follow(parameter.get("schema"));
        // Only words can describe a text with a pattern to a reader.
        boolean needsWords = schema.has("pattern") && !schema.has("format");
        if (parameter.has("x-wants") != needsWords) {
          mistakes.add(
              operation
                  + "/"
                  + parameter.get("name").asText()
                  + (needsWords
                      ? ": x-wants is missing, and nothing else says what to send"
                      : ": x-wants says what can be derived"));
        }
      }
    }
    return mistakes;
  }

  private static List<String> mistakes(String table, JsonNode row) {
    String place = table + "/" + row.get("name").asText() + ": ";
    List<String> mistakes = new ArrayList<>();
    for (String key : List.of("code", "message", "cause", "fix", "likely", "source")) {
      String text = row.path(key).asText();
      if (text.contains("\"") || text.contains("\\")) {
        mistakes.add(place + key + " is not a Java literal: " + text);
      }
    }
    for (String key : List.of("fix", "likely")) {
      String text = row.path(key).asText();
      if (!SENTENCE.matcher(text).matches()) {
        mistakes.add((place + key + " is not a sentence: " + text).trim());
      }
    }
    if (row.path("likely").equals(row.path("cause"))) {
      mistakes.add(place + "likely says no more than cause");
    }
    String blame = row.path("blame").asText();
    if (!BLAMES.contains(blame)) {
      mistakes.add((place + "blame is not in the list: " + blame).trim());
    }
    return mistakes;
  }
}
