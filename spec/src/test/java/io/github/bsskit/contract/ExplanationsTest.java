package io.github.bsskit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.bsskit.contract.ResellerQuotaApi.CreateResellerUserQuotaError;
import io.github.bsskit.contract.ResourcePackageApi.CreateResourcePackageError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Explanations of errors and parameters in the generated types; expected values are from the pages.
 */
class ExplanationsTest {

  private static final Operation QUOTA = operation("CreateResellerUserQuota");
  private static final Operation PLAN = operation("CreateResourcePackage");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DURATION_INVALID          | DurationInvalid         | CLIENT | Duration is not a positive 32-bit integer.
          MISSING_PARAMETER         | MissingParameter        | CLIENT | ProductCode, PackageType, Specification or Duration is missing or empty.
          ID_MISSING                | IdMissing               | CLIENT | The caller must name an owner but did not.
          INVALID_OWNER             | InvalidOwner            | CALLER | OwnerId is well formed but is not an account of the caller.
          PACKAGE_TYPE_NOT_FOUND    | PackageTypeNotFound     | CALLER | The product has no such PackageType.
          PACKAGE_TYPE_NOT_SUPPORTED| PackageTypeNotSupported | CALLER | The package type exists but is not on sale.
          INTERNAL_ERROR            | InternalError           | SERVER | The server failed; the input is not the cause.
          """)
  void describesAnErrorOfThePlanOperation(
      CreateResourcePackageError error, String label, Blame blame, String when) {
    assertThat(error.label()).isEqualTo(label);
    assertThat(error.blame()).isEqualTo(blame);
    assertThat(error.when()).isEqualTo(when);
    assertThat(error.source()).isEqualTo("S2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RECORD_EXISTS      | RecordExists     | CALLER
          PARAMETER_ERROR    | ParameterError   | CLIENT
          NOT_APPLICABLE     | NotApplicable    | CALLER
          CREDIT_INNER_ERROR | CreditInnerError | SERVER
          """)
  void describesAnErrorOfTheQuotaOperation(
      CreateResellerUserQuotaError error, String label, Blame blame) {
    assertThat(error.label()).isEqualTo(label);
    assertThat(error.blame()).isEqualTo(blame);
    assertThat(error.source()).isEqualTo("S1");
  }

  @Test
  void labelsAnErrorWithANumericCode() {
    assertThat(CreateResellerUserQuotaError.RECORD_EXISTS.code()).isEqualTo("-303");
    assertThat(CreateResellerUserQuotaError.RECORD_EXISTS.label()).isEqualTo("RecordExists");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INVALID_VERSION                                 | InvalidVersion                            | CLIENT | G
          MISSING_SIGNATURE                               | MissingSignature                          | CLIENT | G
          SIGNATURE_DOES_NOT_MATCH_V1                     | SignatureDoesNotMatchV1                   | CLIENT | G
          SIGNATURE_DOES_NOT_MATCH_V3                     | SignatureDoesNotMatchV3                   | CLIENT | G
          INVALID_SECURITY_TOKEN_MALFORMED                | InvalidSecurityTokenMalformed             | CLIENT | G
          INVALID_SECURITY_TOKEN_MISMATCH_WITH_ACCESS_KEY | InvalidSecurityTokenMismatchWithAccessKey | CLIENT | G
          INVALID_SECURITY_TOKEN_EXPIRED                  | InvalidSecurityTokenExpired               | CALLER | G
          INVALID_ACCESS_KEY_ID_NOT_FOUND                 | InvalidAccessKeyIdNotFound                | CALLER | G
          INVALID_ACCESS_KEY_ID_INACTIVE                  | InvalidAccessKeyIdInactive                | CALLER | G
          THROTTLING_USER                                 | ThrottlingUser                            | RATE   | G
          SERVICE_UNAVAILABLE                             | ServiceUnavailable                        | SERVER | G
          REQUEST_ENTITY_TOO_LARGE                        | RequestEntityTooLarge                     | CLIENT | I
          """)
  void describesAGatewayError(GatewayError error, String label, Blame blame, String source) {
    assertThat(error.label()).isEqualTo(label);
    assertThat(error.blame()).isEqualTo(blame);
    assertThat(error.source()).isEqualTo(source);
  }

  @Test
  void saysHowToFixAnError() {
    assertThat(GatewayError.SIGNATURE_NONCE_USED.fix())
        .isEqualTo(
            "Generate a new nonce for every request, and check before a retry whether the first"
                + " request took effect.");
    assertThat(GatewayError.INVALID_TIME_STAMP_EXPIRED.fix())
        .isEqualTo("Synchronize the client's clock, and send the time in UTC.");
    assertThat(CreateResourcePackageError.DURATION_INVALID.fix())
        .isEqualTo("Send Duration as a whole number from 1 to 2147483647, without a sign or unit.");
  }

  @Test
  void listsParametersInPageOrder() {
    assertThat(QUOTA.parameters())
        .extracting(Parameter::name)
        .containsExactly("Amount", "Currency", "OutBizId", "OwnerId");
    assertThat(PLAN.parameters())
        .extracting(Parameter::name)
        .containsExactly(
            "ProductCode",
            "PackageType",
            "EffectiveDate",
            "Specification",
            "Duration",
            "PricingCycle",
            "OwnerId");
    assertThat(PLAN.parameters().stream().filter(Parameter::required))
        .extracting(Parameter::name)
        .containsExactly("ProductCode", "PackageType", "Specification", "Duration");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ProductCode   | string | text
          EffectiveDate | string | an instant such as 2020-03-03T12:00:00Z
          Specification | string | a positive integer without a leading zero
          Duration      | int32  | a whole number from 1 to 2147483647
          PricingCycle  | string | one of Month, Year
          OwnerId       | int64  | a whole number from 1 to 9223372036854775807
          """)
  void saysWhatToSendForAParameter(String name, String type, String wants) {
    assertThat(parameter(PLAN, name).type()).isEqualTo(type);
    assertThat(parameter(PLAN, name).wants()).isEqualTo(wants);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CreateResourcePackage   | OwnerId       | IdMissing IdInvalid InvalidOwner
          CreateResourcePackage   | Duration      | MissingParameter DurationInvalid
          CreateResourcePackage   | PackageType   | MissingParameter PackageTypeNotFound PackageTypeNotSupported
          CreateResourcePackage   | EffectiveDate | EffectiveDateInvalid
          CreateResourcePackage   | PricingCycle  | InvalidParameter
          CreateResellerUserQuota | Amount        | ParameterError
          CreateResellerUserQuota | OutBizId      | RecordExists
          CreateResellerUserQuota | OwnerId       | ParameterError NotAuthorized RecordExists
          """)
  void listsTheErrorsOfAParameter(String action, String name, String errors) {
    assertThat(parameter(operation(action), name).errors()).containsExactly(errors.split(" "));
  }

  @Test
  void examplesOfAnErrorMakeACallThatReturnsIt() {
    Map<String, String> call =
        PLAN.parameters().stream()
            .filter(Parameter::required)
            .collect(
                Collectors.toMap(
                    Parameter::name, parameter -> parameter.examples().get("DurationInvalid")));

    assertThat(call)
        .containsOnly(
            entry("ProductCode", "ossbag"),
            entry("PackageType", "FPT_ossbag_absolute_Storage_sh"),
            entry("Specification", "40"),
            entry("Duration", "0"));
  }

  @Test
  void optionalParametersHaveExamples() {
    assertThat(parameter(PLAN, "EffectiveDate").examples())
        .containsExactly(
            entry("Success", "2020-03-03T12:00:00Z"),
            entry("EffectiveDateInvalid", "2020-02-30T12:00:00Z"));
    assertThat(parameter(PLAN, "OwnerId").examples()).containsEntry("Success", "239000111");
    assertThat(parameter(QUOTA, "OutBizId").examples())
        .containsEntry("Success", "7ed0bedc-056e-4a71-9249-4581615c028f");
    assertThat(parameter(QUOTA, "Amount").examples()).containsEntry("ParameterError", "");
  }

  @Test
  void collectionsAreUnmodifiable() {
    Parameter parameter = parameter(PLAN, "Duration");

    assertThatThrownBy(() -> parameter.examples().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> parameter.errors().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void listsTheEnvelopeParameters() {
    assertThat(Wire.COMMON_PARAMETERS)
        .isEqualTo(
            Set.of(
                "Action",
                "Version",
                "Format",
                "AccessKeyId",
                "SecurityToken",
                "Signature",
                "SignatureMethod",
                "SignatureVersion",
                "SignatureNonce",
                "SignatureType",
                "Timestamp",
                "RegionId",
                "BearerToken"));
  }

  private static Parameter parameter(Operation operation, String name) {
    return operation.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Without implementations, because nothing is called. */
  private static Operation operation(String action) {
    List<Operation> operations = Operations.of(null, null);
    return operations.stream()
        .filter(operation -> operation.action().equals(action))
        .findFirst()
        .orElseThrow();
  }
}
