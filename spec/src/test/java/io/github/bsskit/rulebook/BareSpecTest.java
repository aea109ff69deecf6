package io.github.bsskit.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A spec with facts but without texts for readers can be read. */
class BareSpecTest {

  private static final String BARE =
      """
      openapi: 3.0.3
      info: {title: bare, version: '1'}
      x-sources: {I: invented}
      x-wire: {product: P, version: '1', path: /, methods: [GET], formats: [JSON], endpoints: [h], x-source: I}
      x-gateway-errors:
        - {name: Busy, status: 503, code: Busy, message: Busy., fix: Wait., source: I}
      paths:
        /Close:
          get:
            operationId: Close
            summary: Closes
            x-source: I
            x-wire-action: Close
            x-ram-action: {action: 'bss:Close', source: I}
            x-errors:
              - {name: Missing, status: 400, code: Missing, message: What., fix: Send it., source: I}
            parameters:
              - {name: Id, in: query, x-source: I, x-missing: {error: Missing, source: I}, schema: {type: integer}}
            responses:
              '200':
                description: closed
                headers: {x-more: {x-source: I, schema: {type: string}}}
                content: {application/json: {schema: {$ref: '#/components/schemas/Done'}}}
              default: {description: MORE}
      components:
        schemas:
          Done: {type: object, x-source: I, properties: {Id: {type: integer}}}
          GatewayRefusal: {type: object, x-source: I}
      """;

  private final Rulebook rulebook = Rulebook.read(BARE.replace("MORE", "anything else"));
  private final OperationRule operation = rulebook.operation("Close").orElseThrow();

  @Test
  void hasNoTextsAboutTheContract() {
    assertThat(rulebook.about().title()).isEqualTo("bare");
    assertThat(rulebook.about().description()).isEmpty();
    assertThat(rulebook.about().zh()).isEmpty();
    assertThat(rulebook.about().sourcesZh()).isEmpty();
    assertThat(rulebook.gateway().responses()).isEmpty();
    assertThat(rulebook.gateway().headers())
        .containsExactly(new GatewayRule.HeaderRule("x-more", "", Map.of(), Source.INTERPRETATION));
  }

  @Test
  void hasNoTextsAboutTheOperation() {
    assertThat(operation.page().description()).isEmpty();
    assertThat(operation.page().requests()).isEmpty();
    assertThat(operation.page().responses()).isEmpty();
    assertThat(operation.page().repeats()).isEmpty();
    assertThat(operation.page().history()).isEmpty();
    assertThat(operation.page().documents()).isEmpty();
    assertThat(operation.page().zh()).isEmpty();
    assertThat(operation.response("Success")).isEmpty();
    assertThat(operation.request("Success")).isEmpty();
  }

  @Test
  void hasNoTextsAboutErrorsParametersAndFields() {
    ErrorRule error = operation.errors().get(0);
    ParameterRule parameter = operation.parameters().get(0);
    FieldRule field = operation.success().fields().get(0);

    assertThat(error.advice().blame() + error.advice().likely()).isEmpty();
    assertThat(error.zh()).isEmpty();
    assertThat(rulebook.gatewayErrors().get(0).zh()).isEmpty();
    assertThat(parameter.wants()).isEmpty();
    assertThat(parameter.exists()).isEmpty();
    assertThat(parameter.zh()).isEmpty();
    assertThat(parameter.reaction(ParameterRule.Trouble.MISSING).orElseThrow().zh()).isEmpty();
    assertThat(field.example()).isEmpty();
    assertThat(field.zh()).isEmpty();
  }

  @Test
  void keepsAllDigitsOfNumbersBeyondADouble() {
    OperationRule exact =
        Rulebook.read(
                BARE.replace(
                    "MORE}",
                    "more, content: {application/json: {examples: {Big: {value: {OrderId:"
                        + " 9007199254740993, More: 92233720368547758070}}}}}}"))
            .operation("Close")
            .orElseThrow();

    assertThat(exact.response("Big").orElseThrow().json())
        .contains("\"OrderId\": 9007199254740993", "\"More\": 92233720368547758070");
    assertThat(exact.response("Big").orElseThrow().status()).isZero();
  }
}
