package io.github.bsskit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The spec describes CreateResourcePackage as its API page does; the tables are copied from the
 * page.
 */
class ResourcePackagePageTest {

  private static final String OPERATION = "CreateResourcePackage";

  private static final String[] PARAMETERS = {
    "ProductCode | string | - | required | - | - | - | ossbag",
    "PackageType | string | - | required | - | - | - | FPT_ossbag_absolute_Storage_sh",
    "EffectiveDate | string | date-time | optional | - | - | - | 2020-03-03T12:00:00Z",
    "Specification | string | - | required | - | - | - | 40",
    "Duration | integer | int32 | required | - | - | 1..2147483647 | 6",
    "PricingCycle | string | - | optional | Month, Year | Month | - | Month",
    "OwnerId | integer | int64 | optional | - | - | 1..9223372036854775807 | 239000111",
  };

  private static final Described SPEC = Described.read();

  @Test
  void hasTheParametersOfThePageInTheQuery() {
    assertThat(SPEC.queryParameters(OPERATION)).containsExactly(PARAMETERS);
  }

  @Test
  void hasTheSameParametersInAForm() {
    assertThat(SPEC.formParameters(OPERATION)).containsExactly(PARAMETERS);
  }

  @Test
  void namesTheSourcesOfAParameter() {
    assertThat(SPEC.parameterSources(OPERATION))
        .containsExactly(
            "ProductCode | M S2",
            "PackageType | M S2",
            "EffectiveDate | M S2",
            "Specification | M S2",
            "Duration | M S2",
            "PricingCycle | M S2",
            "OwnerId | M");
  }

  @Test
  void namesTheErrorForAnInvalidValue() {
    assertThat(SPEC.situations(OPERATION))
        .containsExactly(
            "ProductCode | missing | MissingParameter | S2",
            "ProductCode | unknown | ProductNotFound | S2",
            "PackageType | missing | MissingParameter | S2",
            "PackageType | unknown | PackageTypeNotFound | S2",
            "PackageType | off-sale | PackageTypeNotSupported | I",
            "EffectiveDate | malformed | EffectiveDateInvalid | S2",
            "Specification | missing | MissingParameter | S2",
            "Specification | malformed | SpecificationInvalid | S2",
            "Duration | missing | MissingParameter | S2",
            "Duration | malformed | DurationInvalid | S2",
            "PricingCycle | malformed | InvalidParameter | S2",
            "OwnerId | missing | IdMissing | I",
            "OwnerId | malformed | IdInvalid | S2",
            "OwnerId | foreign | InvalidOwner | S2");
  }

  @Test
  void hasTheSuccessFieldsOfThePage() {
    assertThat(SPEC.successFields(OPERATION))
        .containsExactly(
            "Code | string | -",
            "Message | string | -",
            "RequestId | string | -",
            "Success | boolean | -",
            "OrderId | integer | int64",
            "Data | object | -");
  }

  @Test
  void hasTheTwoFieldsOfDataFromTheSdks() {
    Schema<?> data = SPEC.api().getComponents().getSchemas().get("OrderedPackage");

    assertThat(SPEC.fields(data))
        .containsExactly("OrderId | integer | int64", "InstanceId | string | -");
    assertThat(data.getExtensions())
        .containsEntry("x-source", "S2")
        .containsEntry("x-source-of", Map.of("OrderId", "M", "InstanceId", "M"));
  }

  @Test
  void showsTheSuccessThatThePageShows() {
    assertThat(SPEC.successExample(OPERATION))
        .startsWith(
            "{\"Code\":\"Success\",\"Message\":\"Successful!\","
                + "\"RequestId\":\"6000EE23-274B-4E07-A697-FF2E999520A4\",\"Success\":true,"
                + "\"OrderId\":202407022550621,"
                + "\"Data\":{\"OrderId\":202407022550621,\"InstanceId\":\"OSSBAG-cn-")
        .endsWith("\"}}");
  }

  @Test
  void listsTheErrorsInTheOrderAndWordingOfThePage() {
    assertThat(SPEC.errors(OPERATION))
        .containsExactly(
            "400 | NotApplicable | This API is not applicable for caller. | S2 | I",
            "400 | NotAuthorized | This API is not authorized for caller. | S2 | I",
            "400 | MissingParameter | Absent some mandatory parameter for this request. | S2 | S2",
            "400 | InvalidParameter | This request contain some invalid parameter | S2 | S2",
            "400 | InvalidOwner | The specified owner doesn't belong to caller. | S2 | S2",
            "400 | DurationInvalid | Parameter duration can only be positive integer. | S2 | S2",
            "400 | ProductNotFound | Product not found. | S2 | S2",
            "400 | PackageTypeNotFound | No such resource package type found. | S2 | S2",
            "400 | SpecificationInvalid | Parameter specification can only be positive integer."
                + " | S2 | S2",
            "400 | IdInvalid | Parameter ownerId is invalid. | S2 | S2",
            "400 | EffectiveDateInvalid | Parameter effectiveDate is invalid. | S2 | S2",
            "400 | IdMissing | Paramter ownerId is missing. | S2 | I",
            "400 | PackageTypeNotSupported | Package type currently is not supported. | S2 | I",
            "500 | InternalError | The request processing has failed due to some unknown error."
                + " | S2 | I");
  }
}
