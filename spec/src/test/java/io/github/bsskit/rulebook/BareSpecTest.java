package io.github.bsskit.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A spec that gives facts and no words for readers is read all the same. */
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
  void saysNothingOfTheContract() {
    assertThat(rulebook.title()).isEqualTo("bare");
    assertThat(rulebook.description()).isEmpty();
    assertThat(rulebook.zh()).isEmpty();
    assertThat(rulebook.sourcesZh()).isEmpty();
    assertThat(rulebook.gatewayAnswers()).isEmpty();
    assertThat(rulebook.headers())
        .containsExactly(new Rulebook.HeaderRule("x-more", "", Map.of(), Source.INTERPRETATION));
  }

  @Test
  void saysNothingOfTheOperation() {
    assertThat(operation.description()).isEmpty();
    assertThat(operation.requests()).isEmpty();
    assertThat(operation.answers()).isEmpty();
    assertThat(operation.repeats()).isEmpty();
    assertThat(operation.history()).isEmpty();
    assertThat(operation.pages()).isEmpty();
    assertThat(operation.zh()).isEmpty();
    assertThat(operation.answer("Success")).isEmpty();
    assertThat(operation.request("Success")).isEmpty();
  }

  @Test
  void saysNothingOfErrorsParametersAndMembers() {
    ErrorRule error = operation.errors().get(0);
    ParameterRule parameter = operation.parameters().get(0);
    FieldRule member = operation.success().members().get(0);

    assertThat(error.blame() + error.likely()).isEmpty();
    assertThat(error.zh()).isEmpty();
    assertThat(rulebook.gatewayErrors().get(0).zh()).isEmpty();
    assertThat(parameter.wants()).isEmpty();
    assertThat(parameter.exists()).isEmpty();
    assertThat(parameter.zh()).isEmpty();
    assertThat(parameter.reaction(ParameterRule.Trouble.MISSING).orElseThrow().zh()).isEmpty();
    assertThat(member.example()).isEmpty();
    assertThat(member.zh()).isEmpty();
  }

  @Test
  void keepsTheDigitsOfANumberBeyondWhatADoubleHolds() {
    OperationRule exact =
        Rulebook.read(
                BARE.replace(
                    "MORE}",
                    "more, content: {application/json: {examples: {Big: {value: {OrderId:"
                        + " 9007199254740993, More: 92233720368547758070}}}}}}"))
            .operation("Close")
            .orElseThrow();

    assertThat(exact.answer("Big").orElseThrow().json())
        .contains("\"OrderId\": 9007199254740993", "\"More\": 92233720368547758070");
    assertThat(exact.answer("Big").orElseThrow().status()).isZero();
  }
}
