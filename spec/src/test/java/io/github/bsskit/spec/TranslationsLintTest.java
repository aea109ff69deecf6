package io.github.bsskit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every text for readers is there in both languages, with the same codes, names and values; every
 * operation has x-repeat, x-history and x-pages.
 */
class TranslationsLintTest {

  private static final Pattern WORD =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/+^-]*[A-Za-z0-9]|[A-Za-z0-9]");

  /** A word that is the same in both languages: with a digit, an inner capital, or all capitals. */
  private static final Pattern NAME = Pattern.compile(".*([0-9_]|[a-z][A-Z]|-acs-).*|[A-Z]{2,}");

  /** Words that Chinese texts may use even if the English text does not. */
  private static final Set<String> USUAL_IN_CHINESE =
      Set.of("AccessKey", "Secret", "SDK", "ID", "UID", "Bearer", "Token", "true", "Code");

  private static final Set<String> CHANGED_IN_CHINESE = Set.of("SDKs", "32-bit", "64-bit");

  @Test
  void theSpecHasEveryTextInBothLanguages() {
    assertThat(mistakes(SpecFile.read())).isEmpty();
  }

  @Test
  void findsTheTexts() {
    assertThat(TranslatedTexts.of(SpecFile.read())).hasSizeGreaterThan(250);
  }

  /** The replaced text, its replacement, and the mistake. {@code ~} is a line break. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      nullValues = "NONE",
      textBlock =
          """
          ~    title: BssOpenApi 付费接口                            | NONE                                       | info: title has no Chinese:
          ~    M: 该产品公开的 API 元数据和官方 SDK，以及同一页面的其他存档       | NONE                                       | x-sources: M has no Chinese:
          x-zh: {description: 与响应体中的 RequestId 相同。}          | x-other: {}                                | components/headers/RequestId: description has no Chinese:
          ~            likely: 数字后面带了单位，例如 40GB。           | NONE                                       | paths//CreateResourcePackage/get/x-errors/SpecificationInvalid: likely has no Chinese:
          ~      fix: 将 Version 填为 2017-12-14。                | NONE                                       | x-gateway-errors/InvalidVersion: fix has no Chinese:
          ~        wants: 不带前导零的正整数                    | NONE                                       | components/parameters/Specification: x-wants has no Chinese:
          , zh: {only: 必须指明归属账号的调用方}                       | NONE                                       | components/parameters/PackageOwnerId/x-missing: only has no Chinese:
          ~                x-zh: {summary: Duration 为 0}        | NONE                                       | paths//CreateResourcePackage/post/requestBody/content/application/x-www-form-urlencoded/examples/DurationInvalid: summary has no Chinese:
          zh: {text: 较早的存档中没有 -303。}                         | x: y                                       | paths//CreateResellerUserQuota/get/x-history/5: text has no Chinese:
          summary: Amount or Currency is missing or empty.        | summary: Something is missing.             | components/responses/CreateResellerUserQuotaRefused/content/application/json/examples/ParameterError: summary has no Chinese:
          资源包，下单时即付款。 | paid at once | tags/ResourcePackage: description has no Chinese: paid at once
          RequestId 相同                                          | requestId 相同                              | components/headers/RequestId: description lacks RequestId
          并返回 -303                                            | 并报错                                      | paths//CreateResellerUserQuota/get/x-repeat/0: text lacks 303
          下单时即付款。                                           | 下单时即 Paid。                               | tags/ResourcePackage: description adds Paid
          x-zh: {description: 所购买的内容。}                       | x-zh: {description: 所购买的内容。, wants: 内容}  | components/schemas/OrderedPackage: x-wants translates nothing
          ~      x-repeat:                                       | ~      x-once:                             | CreateResellerUserQuota: x-repeat is missing
          ~      x-history:                                      | ~      x-once:                             | CreateResellerUserQuota: x-history is missing
          ~      x-pages:                                        | ~      x-once:                             | CreateResellerUserQuota: x-pages is missing
          label: S2                                              | label: S9                                  | CreateResourcePackage/x-pages: S9 is not a source
          language: zh                                           | language: de                               | CreateResourcePackage/x-pages: de is not a language of the sources
          source: S2 I~        - text: >-~            If the     | source: X I~        - text: >-~            If the | CreateResourcePackage/x-repeat: X is not a source
          - when: '2024-04-19'                                   | - when: 'last year'                        | CreateResourcePackage/x-history: last year is not a date
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
    Set<String> names = names(spec);
    for (TranslatedTexts.TranslatedText text : TranslatedTexts.of(spec)) {
      mistakes.addAll(mistakes(text, names));
    }
    for (String operation : spec.operations()) {
      mistakes.addAll(mistakes(spec, operation));
    }
    return mistakes;
  }

  /** Only the first mistake of a text, because it may cause others. */
  private static List<String> mistakes(TranslatedTexts.TranslatedText text, Set<String> names) {
    if (text.english().isEmpty()) {
      return List.of(text.place() + " translates nothing");
    }
    if (!Pattern.compile("\\p{IsHan}").matcher(text.chinese()).find()) {
      return List.of((text.place() + " has no Chinese: " + text.chinese()).trim());
    }
    Set<String> lacking = words(text.english());
    lacking.removeIf(word -> !NAME.matcher(word).matches());
    lacking.removeAll(words(text.chinese()));
    lacking.removeAll(CHANGED_IN_CHINESE);
    if (!lacking.isEmpty()) {
      return List.of(text.place() + " lacks " + String.join(", ", lacking));
    }
    Set<String> added = words(text.chinese());
    added.removeIf(word -> word.matches("[0-9]+"));
    added.removeAll(words(text.english()));
    added.removeAll(USUAL_IN_CHINESE);
    added.removeAll(names);
    return added.isEmpty()
        ? List.of()
        : List.of(text.place() + " adds " + String.join(", ", added));
  }

  private static List<String> mistakes(SpecFile spec, String operation) {
    List<String> mistakes = new ArrayList<>();
    for (String extension : List.of("x-repeat", "x-history", "x-pages")) {
      JsonNode rows = spec.get(operation).path(extension);
      if (rows.isEmpty()) {
        mistakes.add(operation + ": " + extension + " is missing");
      }
      String place = operation + "/" + extension + ": ";
      for (JsonNode row : rows) {
        for (String label : row.path(row.has("label") ? "label" : "source").asText().split(" ")) {
          if (!spec.at("/x-sources").has(label)) {
            mistakes.add(place + label + " is not a source");
          }
        }
        for (String key : List.of("when", "updated")) {
          if (row.has(key) && !row.get(key).asText().matches("20[0-9]{2}-[01][0-9]-[0-3][0-9]")) {
            mistakes.add(place + row.get(key).asText() + " is not a date");
          }
        }
        if (row.has("label") && !Set.of("en", "zh").contains(row.path("language").asText())) {
          mistakes.add(place + row.path("language").asText() + " is not a language of the sources");
        }
      }
    }
    return mistakes;
  }

  /** Parameter names may be used in one language where the other has a word. */
  private static Set<String> names(SpecFile spec) {
    Set<String> names = new TreeSet<>();
    for (String operation : spec.operations()) {
      spec.parameters(operation).forEach(parameter -> names.add(parameter.get("name").asText()));
    }
    return names;
  }

  private static Set<String> words(String text) {
    TreeSet<String> words = new TreeSet<>();
    WORD.matcher(text).results().map(MatchResult::group).forEach(words::add);
    return words;
  }
}
