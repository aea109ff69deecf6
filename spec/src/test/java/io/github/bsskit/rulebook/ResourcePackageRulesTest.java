package io.github.bsskit.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of CreateResourcePackage; expected values are from its page. */
class ResourcePackageRulesTest {

  private final OperationRule operation =
      Rulebook.load().operation("CreateResourcePackage").orElseThrow();

  @Test
  void hasItsRamActionAndRateLimit() {
    assertThat(operation.ram().action()).isEqualTo("bss:ModifyInstance");
    assertThat(operation.ram().source()).hasToString("S2");
    assertThat(operation.rate())
        .contains(new OperationRule.Rate(100, 60, new Source(List.of("S2"))));
    assertThat(operation.quotaPageRate()).isEmpty();
    assertThat(operation.ram().also().map(OperationRule.RamName::action))
        .contains("bssapi:CreateResourcePackage");
    assertThat(operation.source()).hasToString("S2");
  }

  /** Name, required, type, format, source, source of required, example. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          ProductCode   | true  | string  | ''        | S2 | M  | ossbag
          PackageType   | true  | string  | ''        | S2 | M  | FPT_ossbag_absolute_Storage_sh
          EffectiveDate | false | string  | date-time | S2 | S2 | 2020-03-03T12:00:00Z
          Specification | true  | string  | ''        | S2 | M  | 40
          Duration      | true  | integer | int32     | S2 | M  | 6
          PricingCycle  | false | string  | ''        | S2 | S2 | Month
          OwnerId       | false | integer | int64     | M  | M  | 239000111
          """)
  void describesItsParameters(
      String name,
      boolean required,
      String type,
      String format,
      String source,
      String requiredSource,
      String example) {
    ParameterRule parameter = parameter(name);

    assertThat(parameter.required()).isEqualTo(required);
    assertThat(parameter.type()).isEqualTo(type);
    assertThat(parameter.format()).isEqualTo(format);
    assertThat(parameter.source()).hasToString(source);
    assertThat(parameter.sourceOf("required")).hasToString(requiredSource);
    assertThat(parameter.example()).isEqualTo(example);
  }

  @Test
  void hasNoOtherParameter() {
    assertThat(operation.parameters())
        .extracting(ParameterRule::name)
        .containsExactly(
            "ProductCode",
            "PackageType",
            "EffectiveDate",
            "Specification",
            "Duration",
            "PricingCycle",
            "OwnerId");
  }

  @Test
  void listsTheUnitsOfDurationAndTheDefault() {
    ParameterRule cycle = parameter("PricingCycle");

    assertThat(cycle.values()).containsExactly("Month", "Year");
    assertThat(cycle.value().defaultValue()).hasValue("Month");
    assertThat(cycle.sourceOf("values")).hasToString("M");
    assertThat(cycle.sourceOf("defaultValue")).hasToString("M");
    assertThat(operation.parameters())
        .filteredOn(parameter -> parameter.value().defaultValue().isPresent())
        .containsExactly(cycle);
  }

  @Test
  void limitsNumbers() {
    assertThat(parameter("Duration").value().minimum().orElseThrow()).isEqualTo(1);
    assertThat(parameter("Duration").value().maximum().orElseThrow()).isEqualTo(2147483647);
    assertThat(parameter("OwnerId").value().minimum().orElseThrow()).isEqualTo(1);
    assertThat(parameter("OwnerId").value().maximum().orElseThrow()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void describesTheFormatOfASpecification() {
    ParameterRule specification = parameter("Specification");

    assertThat(List.of("1", "40", "99999999999999999999"))
        .allMatch(text -> matches(specification, text));
    assertThat(List.of("", "0", "-1", "+1", "1.5", "4e1", "abc", " 40"))
        .noneMatch(text -> matches(specification, text));
  }

  @Test
  void describesTheFormatOfAnInstant() {
    ParameterRule date = parameter("EffectiveDate");

    assertThat(matches(date, "2020-03-03T12:00:00Z")).isTrue();
    assertThat(
            List.of(
                "2020-03-03",
                "2020-03-03T12:00Z",
                "2020-03-03 12:00:00Z",
                "2020-03-03T12:00:00.000Z",
                "2020-03-03T12:00:00+08:00",
                "20200303T120000Z",
                "2020-3-3T12:00:00Z",
                "x2020-03-03T12:00:00Zx"))
        .noneMatch(text -> matches(date, text));
    assertThat(date.sourceOf("format")).hasToString("M");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ProductCode   | MISSING   | MissingParameter        | S2
          ProductCode   | UNKNOWN   | ProductNotFound         | S2
          PackageType   | MISSING   | MissingParameter        | S2
          PackageType   | UNKNOWN   | PackageTypeNotFound     | S2
          PackageType   | OFF_SALE  | PackageTypeNotSupported | I
          EffectiveDate | MALFORMED | EffectiveDateInvalid    | S2
          Specification | MISSING   | MissingParameter        | S2
          Specification | MALFORMED | SpecificationInvalid    | S2
          Duration      | MISSING   | MissingParameter        | S2
          Duration      | MALFORMED | DurationInvalid         | S2
          PricingCycle  | MALFORMED | InvalidParameter        | S2
          OwnerId       | MISSING   | IdMissing               | I
          OwnerId       | MALFORMED | IdInvalid               | S2
          OwnerId       | FOREIGN   | InvalidOwner            | S2
          """)
  void namesTheErrorForAnInvalidValue(
      String name, ParameterRule.Trouble trouble, String error, String source) {
    assertThat(parameter(name).reaction(trouble))
        .hasValueSatisfying(
            reaction -> {
              assertThat(reaction.error().name()).isEqualTo(error);
              assertThat(reaction.source()).hasToString(source);
            });
  }

  @Test
  void namesNoOtherErrors() {
    assertThat(operation.parameters())
        .extracting(parameter -> parameter.reactions().size())
        .containsExactly(2, 3, 1, 2, 2, 1, 3);
  }

  @Test
  void onlySomeCallersMustNameAnOwner() {
    assertThat(
            operation.parameters().stream()
                .flatMap(parameter -> parameter.reactions().values().stream())
                .filter(reaction -> reaction.only().isPresent()))
        .singleElement()
        .satisfies(reaction -> assertThat(reaction.error().name()).isEqualTo("IdMissing"));
  }

  @Test
  void saysWhereValidValuesAreFrom() {
    assertThat(parameter("ProductCode").valueFrom()).hasValue("catalogue.product");
    assertThat(parameter("PackageType").valueFrom()).hasValue("catalogue.packageType");
    assertThat(parameter("Specification").valueFrom()).hasValue("catalogue.specification");
    assertThat(parameter("OwnerId").valueFrom()).hasValue("owners.fresh");
    assertThat(parameter("EffectiveDate").valueFrom()).isEmpty();
    assertThat(parameter("Duration").valueFrom()).isEmpty();
    assertThat(parameter("PricingCycle").valueFrom()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          NotApplicable           | 400 | caller-not-applicable | I  | This API is not applicable for caller.
          NotAuthorized           | 400 | caller-not-authorized | I  | This API is not authorized for caller.
          MissingParameter        | 400 | parameter-missing     | S2 | Absent some mandatory parameter for this request.
          InvalidParameter        | 400 | parameter-malformed   | S2 | This request contain some invalid parameter
          InvalidOwner            | 400 | owner-foreign         | S2 | The specified owner doesn't belong to caller.
          DurationInvalid         | 400 | parameter-malformed   | S2 | Parameter duration can only be positive integer.
          ProductNotFound         | 400 | not-found             | S2 | Product not found.
          PackageTypeNotFound     | 400 | not-found             | S2 | No such resource package type found.
          SpecificationInvalid    | 400 | parameter-malformed   | S2 | Parameter specification can only be positive integer.
          IdInvalid               | 400 | parameter-malformed   | S2 | Parameter ownerId is invalid.
          EffectiveDateInvalid    | 400 | parameter-malformed   | S2 | Parameter effectiveDate is invalid.
          IdMissing               | 400 | owner-missing         | I  | Paramter ownerId is missing.
          PackageTypeNotSupported | 400 | not-on-sale           | I  | Package type currently is not supported.
          InternalError           | 500 | fault                 | I  | The request processing has failed due to some unknown error.
          """)
  void describesItsErrors(String code, int status, String when, String whenSource, String message) {
    ErrorRule error =
        operation.errors().stream()
            .filter(row -> row.code().equals(code))
            .findFirst()
            .orElseThrow();

    assertThat(error.name()).isEqualTo(code);
    assertThat(error.status()).isEqualTo(status);
    assertThat(error.message()).isEqualTo(message);
    assertThat(error.when()).isEqualTo(when);
    assertThat(error.condition().source()).hasToString(whenSource);
    assertThat(error.source()).hasToString("S2");
    assertThat(error.isCertain()).isTrue();
  }

  @Test
  void hasFourteenErrors() {
    assertThat(operation.errors()).hasSize(14);
    assertThat(operation.errorsWhen("record-exists")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          Code      | string  | ''    | Success
          Message   | string  | ''    | Successful!
          RequestId | string  | ''    | ''
          Success   | boolean | ''    | true
          OrderId   | integer | int64 | ''
          Data      | object  | ''    | ''
          """)
  void describesTheFieldsOfASuccess(String name, String type, String format, String value) {
    FieldRule field = operation.success().field(name).orElseThrow();

    assertThat(field.type()).isEqualTo(type);
    assertThat(field.format()).isEqualTo(format);
    assertThat(field.required()).isTrue();
    assertThat(field.values()).isEqualTo(value.isEmpty() ? List.of() : List.of(value));
    assertThat(field.unique()).isEqualTo(name.equals("OrderId"));
  }

  @Test
  void describesDataAsTheMetadataDo() {
    FieldRule data = operation.success().field("Data").orElseThrow();

    assertThat(operation.success().fields()).hasSize(6);
    assertThat(data.source()).hasToString("S2");
    assertThat(operation.success().field("OrderId").orElseThrow().source()).hasToString("S2");
    assertThat(data.fields())
        .extracting(field -> field.source().toString())
        .containsExactly("M", "M");
    assertThat(data.fields())
        .extracting(FieldRule::name, FieldRule::type, FieldRule::format, FieldRule::required)
        .containsExactly(
            tuple("OrderId", "integer", "int64", true), tuple("InstanceId", "string", "", true));
  }

  @Test
  void bothOrderIdsAreEqual() {
    assertThat(operation.success().same()).isEqualTo(Map.of("Data.OrderId", "OrderId"));
  }

  @Test
  void anErrorResponseHasThreeRequiredAndThreeOptionalFields() {
    assertThat(operation.failure().fields())
        .extracting(FieldRule::name)
        .containsExactlyInAnyOrder(
            "Code", "Message", "RequestId", "HostId", "Recommend", "Success");
    assertThat(operation.failure().fields())
        .filteredOn(FieldRule::required)
        .extracting(FieldRule::name)
        .containsExactlyInAnyOrder("Code", "Message", "RequestId");
  }

  private ParameterRule parameter(String name) {
    return operation.parameter(name).orElseThrow();
  }

  private static boolean matches(ParameterRule parameter, String text) {
    return parameter.value().pattern().orElseThrow().matcher(text).find();
  }
}
