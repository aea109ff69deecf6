package io.github.bsskit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.contract.ResourcePackageApi.CreateResourcePackageRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Parameters of CreateResourcePackage are read completely or rejected with the documented error.
 */
class CreateResourcePackageRequestTest {

  private static final Map<String, String> PAGE_EXAMPLE =
      Map.of(
          "ProductCode", "ossbag",
          "PackageType", "FPT_ossbag_absolute_Storage_sh",
          "EffectiveDate", "2020-03-03T12:00:00Z",
          "Specification", "40",
          "Duration", "6",
          "PricingCycle", "Year",
          "OwnerId", "239000111");

  @Test
  void readsEveryParameter() {
    assertThat(read(PAGE_EXAMPLE))
        .isEqualTo(
            new CreateResourcePackageRequest(
                "ossbag",
                "FPT_ossbag_absolute_Storage_sh",
                Optional.of(Instant.ofEpochSecond(1583236800)),
                "40",
                6,
                PricingCycle.YEAR,
                Optional.of(239000111L)));
  }

  @Test
  void readsOnlyRequiredParameters() {
    Map<String, String> parameters =
        Map.of("ProductCode", "p", "PackageType", "t", "Specification", "1", "Duration", "1");

    assertThat(read(parameters))
        .isEqualTo(
            new CreateResourcePackageRequest(
                "p", "t", Optional.empty(), "1", 1, PricingCycle.MONTH, Optional.empty()));
  }

  @Test
  void defaultsToMonths() {
    assertThat(read(without("PricingCycle")).pricingCycle()).isEqualTo(PricingCycle.MONTH);
    assertThat(read(with("PricingCycle", "")).pricingCycle()).isEqualTo(PricingCycle.MONTH);
  }

  @Test
  void ignoresAnEmptyOptionalParameter() {
    assertThat(read(with("EffectiveDate", "")).effectiveDate()).isEmpty();
    assertThat(read(with("OwnerId", "")).ownerId()).isEmpty();
  }

  @Test
  void ignoresUnknownParameters() {
    assertThat(read(with("RegionId", "cn-hangzhou"))).isEqualTo(read(PAGE_EXAMPLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ProductCode", "PackageType", "Specification", "Duration"})
  void rejectsAMissingRequiredParameter(String name) {
    assertThat(error(without(name))).isEqualTo("MissingParameter");
    assertThat(error(with(name, ""))).isEqualTo("MissingParameter");
  }

  @ParameterizedTest
  @CsvSource({
    "EffectiveDate, 2020-02-30T12:00:00Z, EffectiveDateInvalid",
    "EffectiveDate, 2020-03-03, EffectiveDateInvalid",
    "Specification, 0, SpecificationInvalid",
    "Specification, -40, SpecificationInvalid",
    "Specification, 040, SpecificationInvalid",
    "Specification, 40.0, SpecificationInvalid",
    "Specification, 40GB, SpecificationInvalid",
    "Duration, 0, DurationInvalid",
    "Duration, -6, DurationInvalid",
    "Duration, 2147483648, DurationInvalid",
    "Duration, 6.0, DurationInvalid",
    "Duration, six, DurationInvalid",
    "PricingCycle, Week, InvalidParameter",
    "PricingCycle, month, InvalidParameter",
    "OwnerId, 0, IdInvalid",
    "OwnerId, -239000111, IdInvalid",
    "OwnerId, 9223372036854775808, IdInvalid",
    "OwnerId, customer, IdInvalid"
  })
  void rejectsAMalformedParameterWithItsDocumentedError(String name, String value, String code) {
    assertThat(error(with(name, value))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "Specification, 1",
    "Specification, 1234567890123456789012345678901234567890",
    "Duration, 1",
    "Duration, 2147483647",
    "OwnerId, 1",
    "OwnerId, 9223372036854775807"
  })
  void acceptsTheSmallestAndTheLargestValue(String name, String value) {
    assertThat(read(with(name, value))).isNotNull();
  }

  @Test
  void returnsTheFirstErrorInPageOrder() {
    Map<String, String> parameters = new HashMap<>(PAGE_EXAMPLE);
    parameters.put("OwnerId", "0");
    parameters.put("Duration", "0");
    parameters.put("EffectiveDate", "today");

    assertThat(error(parameters)).isEqualTo("EffectiveDateInvalid");
    parameters.remove("EffectiveDate");
    assertThat(error(parameters)).isEqualTo("DurationInvalid");
    parameters.put("ProductCode", "");
    assertThat(error(parameters)).isEqualTo("MissingParameter");
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> parameters = new HashMap<>(PAGE_EXAMPLE);
    parameters.put(name, value);
    return parameters;
  }

  private static Map<String, String> without(String name) {
    Map<String, String> parameters = new HashMap<>(PAGE_EXAMPLE);
    parameters.remove(name);
    return parameters;
  }

  private static CreateResourcePackageRequest read(Map<String, String> parameters) {
    AtomicReference<CreateResourcePackageRequest> read = new AtomicReference<>();
    assertThat(outcome(parameters, read)).isEqualTo("ordered");
    return read.get();
  }

  private static String error(Map<String, String> parameters) {
    AtomicReference<CreateResourcePackageRequest> read = new AtomicReference<>();
    String code = outcome(parameters, read);
    assertThat(read.get()).as("the order despite %s", code).isNull();
    return code;
  }

  private static String outcome(
      Map<String, String> parameters, AtomicReference<CreateResourcePackageRequest> read) {
    var body = new CreateResourcePackageResponse(1, new OrderedPackage(1, "an-instance"));
    return CreateResourcePackageRequest.read(
            parameters,
            request -> {
              read.set(request);
              return Reply.success(body);
            })
        .fold(success -> "ordered", DocumentedError::code);
  }
}
