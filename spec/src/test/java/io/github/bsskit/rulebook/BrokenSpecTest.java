package io.github.bsskit.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The error for a broken spec names the place. */
class BrokenSpecTest {

  private final String spec = text();

  @ParameterizedTest
  @ValueSource(strings = {"", "a few words", "- a\n- list\n", "a: {", "openapi: 3.0.3\npaths: 4\n"})
  void rejectsOtherFilesThanSpecs(String text) {
    assertThatThrownBy(() -> Rulebook.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a contract: ");
  }

  /** The replaced text, its replacement, and the message. {@code ~} is a line break. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "NONE",
      textBlock =
          """
          ~      x-source: S1~      x-source-of: {pattern: I}          | ~      x-source-of: {pattern: I}           | CreateResellerUserQuota/Amount: x-source is missing
          x-missing: {error: ParameterError, source: S1}               | x-missing: {error: Nonsense, source: S1}   | CreateResellerUserQuota/Amount/x-missing: x-errors of the operation has no Nonsense
          x-off-sale: {error: PackageTypeNotSupported, source: I}      | x-off-sale: {error: NotOnSale, source: I}  | CreateResourcePackage/PackageType/x-off-sale: x-errors of the operation has no NotOnSale
          x-foreign: {error: InvalidOwner, source: S2}                 | x-foreign: {error: InvalidOwner}           | CreateResourcePackage/OwnerId/x-foreign: source is missing
          x-foreign: {error: InvalidOwner, source: S2}                 | x-foreign: InvalidOwner                    | CreateResourcePackage/OwnerId/x-foreign: expected a map, found InvalidOwner
          '#/components/parameters/Currency'                           | '#/components/parameters/Money'            | CreateResellerUserQuota: $ref points to nothing: #/components/parameters/Money
          '#/components/schemas/Duration'                              | '#/components/schemas/Time'                | not a contract: [attribute components.parameters.Duration.[Duration].schemas.Time is not of type `schema`]
          {$ref: '#/components/schemas/OrderedPackage'}                | {$ref: '#/components/schemas/Ordered'}     | not a contract: [attribute components.schemas.CreateResourcePackageResponse.Ordered is not of type `schema`]
          '#/components/responses/CreateResellerUserQuotaDone'         | '#/components/responses/Done'              | CreateResellerUserQuota: $ref points to nothing: #/components/responses/Done
          ~        requests: 100                                       | ~        requests: many                    | CreateResourcePackage/x-rate-limit: requests is not a number: many
          ~        requests: 100                                       | NONE                                       | CreateResourcePackage/x-rate-limit: requests is missing
          ~      x-wire-action: CreateResourcePackage                  | NONE                                       | CreateResourcePackage: x-wire-action is missing
          ~        action: bss:ModifyInstance                          | NONE                                       | CreateResourcePackage/x-ram-action: action is missing
          ~          message: Product not found.                       | NONE                                       | CreateResourcePackage/x-errors/ProductNotFound: message is missing
          ~          fix: Choose a package type that is on sale.       | NONE                                       | CreateResourcePackage/x-errors/PackageTypeNotSupported: fix is missing
          ~    fix: Send 2017-12-14 as Version.                        | NONE                                       | x-gateway-errors/InvalidVersion: fix is missing
          ~    code: InvalidVersion                                    | NONE                                       | x-gateway-errors/InvalidVersion: code is missing
          ~    windowMinutes: 31                                       | NONE                                       | x-signatures/V1: windowMinutes is missing
          ~  formats: [JSON, XML]                                      | ~  formats: JSON                           | x-wire: formats: expected a list, found JSON
          ~  product: BssOpenApi                                       | NONE                                       | x-wire: product is missing
          """)
  void namesThePlace(String right, String wrong, String message) {
    String broken = replaced(right, wrong == null ? "" : wrong);

    assertThatThrownBy(() -> Rulebook.read(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void namesTheParameterWithAnInvalidPattern() {
    assertThatThrownBy(() -> Rulebook.read(replaced("pattern: ^[1-9][0-9]*$", "pattern: '[1-9'")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("CreateResourcePackage/Specification: pattern: ");
  }

  @Test
  void anOperationWithoutErrorResponsesHasThoseOfTheGateway() {
    String silent =
        replaced(
                "'400':~          $ref: '#/components/responses/CreateResellerUserQuotaRefused'",
                "")
            .replaceFirst("(?m)^        $", "");

    OperationRule operation = Rulebook.read(silent).operation("CreateResellerUserQuota").get();

    assertThat(operation.failure().fields())
        .extracting(FieldRule::name)
        .containsExactly("RequestId", "Message", "Recommend", "HostId", "Code", "Success", "Data");
  }

  /** Replaces only the first occurrence, which is that of GET. */
  private String replaced(String right, String wrong) {
    String from = right.replace("~", "\n");
    int at = spec.indexOf(from);
    assertThat(at).as("the spec no longer has: " + right).isNotNegative();
    return spec.substring(0, at) + wrong.replace("~", "\n") + spec.substring(at + from.length());
  }

  private static String text() {
    try {
      return Files.readString(Path.of("openapi.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
