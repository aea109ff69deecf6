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
 * Every documented error says what mostly causes it, what to change and whose turn it is, and a
 * parameter what to send.
 */
class ExplanationsLintTest {

  private static final Set<String> BLAMES = Set.of("client", "caller", "server", "rate");
  private static final Pattern SENTENCE = Pattern.compile("[A-Z][^.]*(\\.[^ ][^.]*)*\\.");

  @Test
  void theSpecExplainsEveryErrorAndEveryParameter() {
    assertThat(mistakes(SpecFile.read())).isEmpty();
  }

  /** What is replaced, by what, and the mistake that it makes. A {@code ~} is a line's end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      nullValues = "NONE",
      textBlock =
          """
          ~          fix: Choose a package type that is on sale. | NONE                                | CreateResourcePackage/x-errors/PackageTypeNotSupported: fix is no sentence:
          ~    fix: Send 2017-12-14 as Version.                  | NONE                                | x-gateway-errors/InvalidVersion: fix is no sentence:
          fix: Send 2017-12-14 as Version.                       | fix: the right Version              | x-gateway-errors/InvalidVersion: fix is no sentence: the right Version
          fix: Send 2017-12-14 as Version.                       | fix: Look. Then send 2017-12-14.    | x-gateway-errors/InvalidVersion: fix is no sentence: Look. Then send 2017-12-14.
          fix: Send 2017-12-14 as Version.                       | fix: Send "2017-12-14" as Version.  | x-gateway-errors/InvalidVersion: fix is no Java literal: Send "2017-12-14" as Version.
          ~    likely: The Version of another product was copied along with a sample. | NONE                 | x-gateway-errors/InvalidVersion: likely is no sentence:
          likely: A unit was sent with the number                | likely: a unit was sent with it     | CreateResourcePackage/x-errors/SpecificationInvalid: likely is no sentence: a unit was sent with it, for instance 40GB.
          likely: A unit was sent with the number                | likely: A "unit" was sent with it   | CreateResourcePackage/x-errors/SpecificationInvalid: likely is no Java literal: A "unit" was sent with it, for instance 40GB.
          likely: The Version of another product was copied along with a sample. | likely: The Version is not 2017-12-14. | x-gateway-errors/InvalidVersion: likely says no more than cause
          message: Product not found.                            | message: Product \\ not found.       | CreateResourcePackage/x-errors/ProductNotFound: message is no Java literal: Product \\ not found.
          ~    blame: rate                                       | NONE                                | x-gateway-errors/ThrottlingUser: blame is no word of the list:
          ~    blame: rate                                       | ~    blame: fate                    | x-gateway-errors/ThrottlingUser: blame is no word of the list: fate
          ~          blame: server                               | ~          blame: Server            | CreateResellerUserQuota/x-errors/InternalError: blame is no word of the list: Server
          ~      x-wants: digits without a leading zero, from 1  | NONE                                | CreateResourcePackage/Specification: x-wants is missing, and nothing else tells what to send
          x-malformed: {error: DurationInvalid, source: S2}      | x-wants: a number                   | CreateResourcePackage/Duration: x-wants says what can be derived
          """)
  void theLintNamesWhatIsWrong(String right, String wrong, String mistake) {
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
        // Of a text with a pattern nothing but words can tell a reader what it must be.
        boolean wordsAreNeeded = schema.has("pattern") && !schema.has("format");
        if (parameter.has("x-wants") != wordsAreNeeded) {
          mistakes.add(
              operation
                  + "/"
                  + parameter.get("name").asText()
                  + (wordsAreNeeded
                      ? ": x-wants is missing, and nothing else tells what to send"
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
        mistakes.add(place + key + " is no Java literal: " + text);
      }
    }
    for (String key : List.of("fix", "likely")) {
      String text = row.path(key).asText();
      if (!SENTENCE.matcher(text).matches()) {
        mistakes.add((place + key + " is no sentence: " + text).trim());
      }
    }
    if (row.path("likely").equals(row.path("cause"))) {
      mistakes.add(place + "likely says no more than cause");
    }
    String blame = row.path("blame").asText();
    if (!BLAMES.contains(blame)) {
      mistakes.add((place + "blame is no word of the list: " + blame).trim());
    }
    return mistakes;
  }
}
