package io.github.bsskit.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts common to all calls; expected values are from the sources. */
class RulebookTest {

  private final Rulebook rulebook = Rulebook.load();

  @Test
  void listsTheTwoOperations() {
    assertThat(rulebook.operations())
        .extracting(OperationRule::name)
        .containsExactly("CreateResellerUserQuota", "CreateResourcePackage");
    assertThat(rulebook.operation("CreateResellerUserQuota"))
        .hasValueSatisfying(
            operation -> {
              assertThat(operation.action()).isEqualTo("CreateResellerUserQuota");
              assertThat(operation.path()).isEqualTo("/CreateResellerUserQuota");
            });
    assertThat(rulebook.operation("DeleteEverything")).isEmpty();
  }

  @Test
  void describesTheWireFormat() {
    Rulebook.Wire wire = rulebook.wire();

    assertThat(wire.product()).isEqualTo("BssOpenApi");
    assertThat(wire.version()).isEqualTo("2017-12-14");
    assertThat(wire.path()).isEqualTo("/");
    assertThat(wire.methods()).containsExactlyInAnyOrder("GET", "POST");
    assertThat(wire.formats()).containsExactly("JSON", "XML");
    assertThat(wire.endpoints())
        .containsExactly("business.aliyuncs.com", "business.ap-southeast-1.aliyuncs.com");
    assertThat(wire.source()).hasToString("M");
  }

  @Test
  void describesBothSignaturesAndTheirTimeWindows() {
    assertThat(rulebook.signatures())
        .containsExactly(
            new Rulebook.SignatureRule("V1", "HMAC-SHA1", Duration.ofMinutes(31), source("G")),
            new Rulebook.SignatureRule(
                "V3", "ACS3-HMAC-SHA256", Duration.ofMinutes(15), source("G")));
  }

  @Test
  void describesTheSourceLabels() {
    assertThat(rulebook.about().sources()).containsOnlyKeys("S1", "S2", "M", "G", "I");
    assertThat(rulebook.about().sources().get("S1")).startsWith("CreateResellerUserQuota");
    assertThat(rulebook.about().sources().get("S2")).startsWith("CreateResourcePackage");
  }

  @Test
  void saysHowToFixAnErrorButNotItsAlternatives() {
    assertThat(rulebook.gatewayError("SignatureNonceUsed").advice().fix())
        .isEqualTo(
            "Generate a new nonce for every request, and check before a retry whether the first"
                + " request took effect.");
    assertThat(rulebook.gatewayError("InvalidActionNotFound").others())
        .singleElement()
        .extracting(error -> error.advice().fix())
        .isEqualTo("");
    assertThat(rulebook.operation("CreateResourcePackage").get().errorsWhen("not-on-sale"))
        .singleElement()
        .extracting(error -> error.advice().fix())
        .isEqualTo("Choose a package type that is on sale.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          InvalidActionNotFound      | 404 | InvalidAction.NotFound      | high | G
          InvalidVersion             | 400 | InvalidVersion              | high | G
          MissingAction              | 400 | MissingAction               | low  | G
          MissingSecurityToken       | 400 | MissingSecurityToken        | high | G
          InvalidAccessKeyIdNotFound | 404 | InvalidAccessKeyId.NotFound | high | G
          SignatureDoesNotMatchV1    | 400 | SignatureDoesNotMatch       | high | G
          SignatureDoesNotMatchV3    | 400 | SignatureDoesNotMatch       | med  | G
          SignatureNonceUsed         | 400 | SignatureNonceUsed          | high | G
          InvalidTimeStampExpired    | 400 | InvalidTimeStamp.Expired    | high | G
          ThrottlingUser             | 400 | Throttling.User             | high | G
          ServiceUnavailable         | 503 | ServiceUnavailable          | high | G
          InternalError              | 500 | InternalError               | high | G
          RequestEntityTooLarge      | 413 | RequestEntityTooLarge       | low  | I
          """)
  void describesGatewayErrors(String name, int status, String code, String sure, String source) {
    ErrorRule row = rulebook.gatewayError(name);

    assertThat(row.status()).isEqualTo(status);
    assertThat(row.code()).isEqualTo(code);
    assertThat(row.certainty().row()).isEqualTo(sure);
    assertThat(row.source()).hasToString(source);
    assertThat(row.when()).isEmpty();
    assertThat(row.isCertain()).isEqualTo(sure.equals("high"));
    assertThat(row).hasToString(status + " " + code);
  }

  @Test
  void reportsAnUnknownGatewayError() {
    assertThatThrownBy(() -> rulebook.gatewayError("Nonsense"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x-gateway-errors has no row Nonsense");
  }

  @Test
  void listsAlternativeErrorsOfRealGateways() {
    assertThat(rulebook.gatewayError("MissingAction").others())
        .singleElement()
        .satisfies(
            other -> {
              assertThat(other.code()).isEqualTo("MissingParameter");
              assertThat(other.status()).isEqualTo(400);
              assertThat(other.message())
                  .isEqualTo(
                      "The input parameter \"Action\" that is mandatory for processing this"
                          + " request is not supplied.");
            });
    assertThat(rulebook.gatewayError("InvalidActionNotFound").others())
        .extracting(ErrorRule::toString)
        .containsExactly("404 InvalidApi.NotFound");
    assertThat(rulebook.gatewayError("InvalidVersion").others()).isEmpty();
  }

  @Test
  void matchesAMessageWithFilledPlaceholders() {
    ErrorRule v1 = rulebook.gatewayError("SignatureDoesNotMatchV1");
    ErrorRule v3 = rulebook.gatewayError("SignatureDoesNotMatchV3");

    assertThat(v1.message())
        .isEqualTo(
            "Specified signature is not matched with our calculation. server string to sign"
                + " is:{stringToSign}");
    assertThat(
            v1.says(
                "Specified signature is not matched with our calculation. server string to sign"
                    + " is:GET&%2F&AccessKeyId%3Dtestid"))
        .isTrue();
    assertThat(v1.says("Specified signature is not matched with our calculation.")).isFalse();
    assertThat(v3.says("Specified signature does not match our calculation.")).isFalse();
    assertThat(
            v3.says(
                "Specified signature does not match our calculation. server StringToSign is"
                    + " [ACS3-HMAC-SHA256\nabc] server CanonicalRequest is [POST\n/\n]"))
        .isTrue();
  }

  @Test
  void matchesAMessageWithoutPlaceholdersExactly() {
    ErrorRule used = rulebook.gatewayError("SignatureNonceUsed");

    assertThat(used.says("Specified signature nonce was used already.")).isTrue();
    assertThat(used.says("Specified signature nonce was used already!")).isFalse();
    assertThat(used.says("specified signature nonce was used already.")).isFalse();
    assertThat(used.says("Specified signature nonce was used already. ")).isFalse();
  }

  @Test
  void listsTheFieldsOfAGatewayErrorResponse() {
    assertThat(rulebook.gateway().failure().fields())
        .extracting(FieldRule::name)
        .containsExactly("RequestId", "Message", "Recommend", "HostId", "Code", "Success", "Data");
    assertThat(rulebook.gateway().failure().fields())
        .filteredOn(FieldRule::required)
        .extracting(FieldRule::name)
        .containsExactlyInAnyOrder("Code", "Message", "RequestId");
    assertThat(rulebook.gatewayFailure().fields())
        .extracting(FieldRule::name)
        .containsExactlyInAnyOrder(
            "RequestId", "Message", "Recommend", "HostId", "Code", "Success", "Data");
  }

  @Test
  void anInterpretationHasNoOtherSource() {
    assertThat(source("I").isInterpretation()).isTrue();
    assertThat(source("G", "I").isInterpretation()).isFalse();
    assertThat(source("M").isInterpretation()).isFalse();
    assertThat(source("S1").isPage()).isTrue();
    assertThat(source("M", "S2").isPage()).isTrue();
    assertThat(source("M", "G", "I").isPage()).isFalse();
    assertThat(source("S1").and(source("M", "S1"))).hasToString("S1 M");
  }

  private static Source source(String... labels) {
    return new Source(List.of(labels));
  }

  /** GATEWAY.md, sections a and b. */
  @Test
  void listsRequiredAndOptionalCommonParameters() {
    assertThat(rulebook.gateway().common())
        .filteredOn(GatewayRule.CommonParameter::required)
        .extracting(GatewayRule.CommonParameter::name)
        .containsExactly(
            "Action",
            "Version",
            "AccessKeyId",
            "SignatureMethod",
            "SignatureVersion",
            "SignatureNonce",
            "Timestamp",
            "Signature",
            "Authorization",
            "x-acs-action",
            "x-acs-version",
            "x-acs-date",
            "x-acs-signature-nonce",
            "x-acs-content-sha256");
    assertThat(rulebook.gateway().common())
        .filteredOn(one -> !one.required())
        .extracting(GatewayRule.CommonParameter::name)
        .containsExactly("Format", "SecurityToken", "x-acs-security-token", "accept");
  }
}
