package io.github.bsskit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of the spec agree with each other. */
class SpecificationLintTest {

  private static final String QUOTA = "CreateResellerUserQuota";
  private static final String PACKAGE = "CreateResourcePackage";

  private static final SpecFile SPEC = SpecFile.read();

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void showsEveryErrorUnderItsStatusWithItsCodeAndMessage(String operation) {
    for (JsonNode row : errors(operation)) {
      JsonNode example = SPEC.examples(operation, text(row, "status")).get(text(row, "name"));

      assertThat(example).as(text(row, "name")).isNotNull();
      assertThat(text(example.get("value"), "Code")).isEqualTo(text(row, "code"));
      assertThat(text(example.get("value"), "Message")).isEqualTo(text(row, "message"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void showsOnlyErrorsOfATable(String operation) {
    List<String> rows = errors(operation).stream().map(row -> text(row, "name")).toList();

    for (String status : List.of("400", "404", "413", "500", "503")) {
      SPEC.examples(operation, status)
          .properties()
          .forEach(
              example ->
                  assertThat(rows.contains(example.getKey()) || example.getValue().has("$ref"))
                      .as(status + " " + example.getKey())
                      .isTrue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void listsTheCodesOfAnOperationsErrorsInTheOrderOfTheTable(String operation) {
    List<String> codes = errors(operation).stream().map(row -> text(row, "code")).toList();

    assertThat(SpecFile.texts(codeEnum(operation + "Refusal"))).isEqualTo(codes);
  }

  @Test
  void showsEveryGatewayErrorWithItsCodeAndMessage() {
    for (JsonNode row : gatewayErrors()) {
      JsonNode example = SPEC.at("/components/examples/Gateway" + text(row, "name"));

      assertThat(text(example.get("value"), "Code")).isEqualTo(text(row, "code"));
      assertThat(text(example.get("value"), "Message")).matches(template(text(row, "message")));
    }
    assertThat(SPEC.at("/components/examples").size()).isEqualTo(gatewayErrors().size());
  }

  @Test
  void pointsFromEveryGatewayErrorToThePageAboutIt() {
    String address = text(SPEC.at("/x-wire"), "recommend");

    for (JsonNode example : SPEC.at("/components/examples")) {
      JsonNode body = example.get("value");

      assertThat(text(body, "Recommend"))
          .isEqualTo(
              address
                  .replace("{code}", text(body, "Code"))
                  .replace("{requestId}", text(body, "RequestId")));
    }
  }

  @Test
  void listsTheCodesOfTheGatewaysErrorsInTheOrderOfTheTable() {
    List<String> codes = gatewayErrors().stream().map(row -> text(row, "code")).distinct().toList();

    assertThat(SpecFile.texts(codeEnum("GatewayRefusal"))).isEqualTo(codes);
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void showsEveryGatewayErrorForTheOperationUnderItsStatus(String operation) {
    for (JsonNode row : gatewayErrors()) {
      String reference = "#/components/examples/Gateway" + text(row, "name");

      assertThat(SpecFile.elements(SPEC.examples(operation, text(row, "status"))))
          .as(reference)
          .anyMatch(example -> reference.equals(example.path("$ref").asText()));
    }
  }

  @Test
  void hasACertaintyForEveryGatewayError() {
    assertThat(gatewayErrors())
        .extracting(row -> text(row, "sure"))
        .containsOnly("high", "med", "low");
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void usesTheClosedVocabularyOfCauses(String operation) {
    Set<String> vocabulary =
        Set.of(
            "caller-not-applicable",
            "caller-not-authorized",
            "parameter-missing",
            "parameter-malformed",
            "record-exists",
            "owner-foreign",
            "owner-missing",
            "not-found",
            "not-on-sale",
            "fault");

    assertThat(errors(operation)).extracting(row -> text(row, "when")).isSubsetOf(vocabulary);
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void hasAnErrorOfTheOperationForAnInvalidParameter(String operation) {
    for (JsonNode parameter : SPEC.parameters(operation)) {
      assertThat(errorNames(parameter)).as(text(parameter, "name")).isSubsetOf(names(operation));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void namesAnExampleOfAParameterAfterItsOutcome(String operation) {
    for (JsonNode parameter : SPEC.parameters(operation)) {
      List<String> examples = SpecFile.names(parameter.get("examples"));

      assertThat(examples).as(text(parameter, "name")).startsWith("Success");
      assertThat(examples.subList(1, examples.size())).isSubsetOf(names(operation));
    }
    assertThat(SpecFile.names(SPEC.form(operation).get("examples")))
        .startsWith("Success")
        .allMatch(name -> name.equals("Success") || names(operation).contains(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void hasTheSameExampleOfAParameterEverywhere(String operation) {
    JsonNode form = SPEC.form(operation).at("/examples/Success/value");

    for (JsonNode parameter : SPEC.parameters(operation)) {
      JsonNode example = parameter.at("/examples/Success/value");

      assertThat(SPEC.follow(parameter.get("schema")).get("example")).isEqualTo(example);
      assertThat(form.get(text(parameter, "name"))).isEqualTo(example);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void hasTheSameParametersInFormAndQuery(String operation) {
    JsonNode form = SPEC.follow(SPEC.form(operation).get("schema"));
    List<String> inQuery = new ArrayList<>();
    List<String> required = new ArrayList<>();

    for (JsonNode parameter : SPEC.parameters(operation)) {
      String name = text(parameter, "name");
      inQuery.add(name + " " + text(parameter.get("schema"), "$ref"));
      if (parameter.path("required").asBoolean()) {
        required.add(name);
      }
    }

    assertThat(form.get("properties").properties())
        .extracting(property -> property.getKey() + " " + text(property.getValue(), "$ref"))
        .isEqualTo(inQuery);
    assertThat(SpecFile.texts(form.get("required"))).isEqualTo(required);
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void hasTheSameResponsesForPostAndGet(String operation) {
    JsonNode get = SPEC.get(operation);
    JsonNode post = SPEC.post(operation);

    assertThat(post.get("responses")).isEqualTo(get.get("responses"));
    assertThat(post.get("x-wire-action")).isEqualTo(get.get("x-wire-action"));
  }

  private static List<JsonNode> errors(String operation) {
    return SpecFile.elements(SPEC.get(operation).get("x-errors")).toList();
  }

  private static List<String> names(String operation) {
    return errors(operation).stream().map(row -> text(row, "name")).toList();
  }

  private static List<JsonNode> gatewayErrors() {
    return SpecFile.elements(SPEC.at("/x-gateway-errors")).toList();
  }

  private static JsonNode codeEnum(String schema) {
    return SPEC.at("/components/schemas/" + schema + "/properties/Code/enum");
  }

  private static List<String> errorNames(JsonNode parameter) {
    return Stream.of("x-missing", "x-malformed", "x-unknown", "x-off-sale", "x-foreign", "x-exists")
        .filter(parameter::has)
        .map(situation -> text(parameter.get(situation), "error"))
        .toList();
  }

  /** A pattern of a message in which each {name} matches any text, including line breaks. */
  private static Pattern template(String message) {
    String quoted = Pattern.quote(message).replaceAll("\\{[a-zA-Z]+}", "\\\\E.+\\\\Q");
    return Pattern.compile(quoted, Pattern.DOTALL);
  }

  private static String text(JsonNode object, String field) {
    return object.get(field).asText();
  }
}
