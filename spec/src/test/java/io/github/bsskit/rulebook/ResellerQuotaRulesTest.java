package io.github.bsskit.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of CreateResellerUserQuota; expected values are from its page. */
class ResellerQuotaRulesTest {

  private final OperationRule operation =
      Rulebook.load().operation("CreateResellerUserQuota").orElseThrow();

  @Test
  void hasItsRamActionsAndARateLimitOfTheQuotaPageOnly() {
    assertThat(operation.ram().action()).isEqualTo("bss:CreateResellerUserQuota");
    assertThat(operation.ram().source()).hasToString("S1");
    assertThat(operation.ram().also())
        .contains(
            new OperationRule.RamName("bssapi:CreateResellerUserQuota", new Source(List.of("M"))));
    assertThat(operation.rate()).isEmpty();
    assertThat(operation.quotaPageRate())
        .contains(new OperationRule.Rate(10, 1, new Source(List.of("M"))));
    assertThat(operation.source()).hasToString("S1");
  }

  /** Name, required, type, format, source, source of required, example. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          Amount   | true  | string  | ''    | S1 | S1 | 100
          Currency | true  | string  | ''    | S1 | S1 | CNY
          OutBizId | false | string  | ''    | S1 | S1 | 7ed0bedc-056e-4a71-9249-4581615c028f
          OwnerId  | false | integer | int64 | M  | S1 | 239000111
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
    assertThat(parameter.value().defaultValue()).isEmpty();
  }

  @Test
  void hasNoOtherParameter() {
    assertThat(operation.parameters())
        .extracting(ParameterRule::name)
        .containsExactly("Amount", "Currency", "OutBizId", "OwnerId");
  }

  @Test
  void listsTheCurrenciesOfTheMetadata() {
    assertThat(parameter("Currency").values()).containsExactly("CNY", "USD", "JPY");
    assertThat(parameter("Currency").sourceOf("values")).hasToString("M");
    assertThat(parameter("Amount").values()).isEmpty();
  }

  @Test
  void interpretsTheFormatOfAnAmount() {
    ParameterRule amount = parameter("Amount");

    assertThat(amount.sourceOf("pattern").isInterpretation()).isTrue();
    assertThat(List.of("0", "1", "100", "100.5", "0.00000001"))
        .allMatch(text -> matches(amount, text));
    assertThat(List.of("", "-1", "+1", "01", "1e3", "1,000", "1.", ".5", " 1", "abc"))
        .noneMatch(text -> matches(amount, text));
  }

  @Test
  void limitsAnOwnerId() {
    ParameterRule owner = parameter("OwnerId");

    assertThat(owner.value().minimum()).hasValueSatisfying(least -> assertThat(least).isEqualTo(1));
    assertThat(owner.value().maximum())
        .hasValueSatisfying(most -> assertThat(most).isEqualTo(Long.MAX_VALUE));
    assertThat(owner.sourceOf("minimum")).hasToString("I");
    assertThat(owner.sourceOf("maximum")).hasToString("M");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Amount   | MISSING   | ParameterError | S1
          Amount   | MALFORMED | ParameterError | I
          Currency | MISSING   | ParameterError | S1
          Currency | MALFORMED | ParameterError | I
          OwnerId  | MALFORMED | ParameterError | I
          OwnerId  | FOREIGN   | NotAuthorized  | I
          """)
  void namesTheErrorForAnInvalidValue(
      String name, ParameterRule.Trouble trouble, String error, String source) {
    assertThat(parameter(name).reaction(trouble))
        .hasValueSatisfying(
            reaction -> {
              assertThat(reaction.error().name()).isEqualTo(error);
              assertThat(reaction.source()).hasToString(source);
              assertThat(reaction.only()).isEmpty();
            });
  }

  @Test
  void namesNoOtherErrors() {
    assertThat(operation.parameters())
        .extracting(parameter -> parameter.reactions().size())
        .containsExactly(2, 2, 0, 2);
  }

  @Test
  void saysWhereValidValuesAreFrom() {
    assertThat(parameter("OutBizId").valueFrom()).hasValue("unique");
    assertThat(parameter("OwnerId").valueFrom()).hasValue("owners.fresh");
    assertThat(parameter("Amount").valueFrom()).isEmpty();
    assertThat(parameter("Currency").valueFrom()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NotApplicable    | 400 | NotApplicable    | caller-not-applicable | I  | This API is not applicable for caller.
          NotAuthorized    | 400 | NotAuthorized    | caller-not-authorized | I  | This API is not authorized for caller.
          InternalError    | 400 | InternalError    | fault                 | I  | The request processing has failed due to some unknown error, exception or failure.
          ParameterError   | 400 | ParameterError   | parameter-missing     | S1 | Missing the must parameter.
          RecordExists     | 400 | -303             | record-exists         | I  | Record is exists already.
          CreditInnerError | 400 | CreditInnerError | fault                 | I  | This interface has some error. Please try again.
          UndefinedError   | 500 | UndefinedError   | fault                 | I  | The request processing has failed due to some unknown error.
          """)
  void describesItsErrors(
      String name, int status, String code, String when, String whenSource, String message) {
    ErrorRule error =
        operation.errors().stream()
            .filter(row -> row.name().equals(name))
            .findFirst()
            .orElseThrow();

    assertThat(error.status()).isEqualTo(status);
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.message()).isEqualTo(message);
    assertThat(error.when()).isEqualTo(when);
    assertThat(error.condition().source()).hasToString(whenSource);
    assertThat(error.source()).hasToString("S1");
    assertThat(error.isCertain()).isTrue();
    assertThat(error.isFault()).isEqualTo(when.equals("fault"));
  }

  @Test
  void hasSevenErrors() {
    assertThat(operation.errors()).hasSize(7);
    assertThat(operation.errorsWhen("fault"))
        .extracting(ErrorRule::name)
        .containsExactly("InternalError", "CreditInnerError", "UndefinedError");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          Code      | string  | 200
          Message   | string  | Successful!
          Data      | boolean | true
          RequestId | string  | ''
          Success   | boolean | true
          """)
  void describesTheFieldsOfASuccess(String name, String type, String value) {
    FieldRule field = operation.success().field(name).orElseThrow();

    assertThat(field.type()).isEqualTo(type);
    assertThat(field.required()).isTrue();
    assertThat(field.values()).isEqualTo(value.isEmpty() ? List.of() : List.of(value));
    assertThat(field.unique()).isFalse();
    assertThat(field.source().labels()).contains("S1");
  }

  @Test
  void aSuccessHasNoOtherField() {
    assertThat(operation.success().fields()).hasSize(5);
    assertThat(operation.success().same()).isEmpty();
  }

  @Test
  void anErrorResponseHasThreeRequiredAndFourOptionalFields() {
    assertThat(operation.failure().fields())
        .extracting(FieldRule::name)
        .containsExactlyInAnyOrder(
            "Code", "Message", "RequestId", "HostId", "Recommend", "Success", "Data");
    assertThat(operation.failure().fields())
        .filteredOn(FieldRule::required)
        .extracting(FieldRule::name)
        .containsExactlyInAnyOrder("Code", "Message", "RequestId");
    assertThat(operation.failure().field("Success").orElseThrow().values())
        .containsExactly("false");
    assertThat(operation.failure().field("Data").orElseThrow().values()).containsExactly("false");
    assertThat(operation.failure().field("HostId").orElseThrow().source()).hasToString("G");
  }

  @Test
  void requestIdIsAnUpperCaseUuid() {
    FieldRule id = operation.success().field("RequestId").orElseThrow();

    assertThat("79EE7556-0CFD-44EB-9CD6-B3B526E3A85F").matches(id.value().pattern().orElseThrow());
    assertThat(
            List.of(
                "79ee7556-0CFD-44EB-9CD6-B3B526E3A85F",
                "79EE7556-0cfd-44EB-9CD6-B3B526E3A85F",
                "79EE7556-0CFD-44eb-9CD6-B3B526E3A85F",
                "79EE7556-0CFD-44EB-9cd6-B3B526E3A85F",
                "79EE7556-0CFD-44EB-9CD6-b3b526e3a85f",
                "79EE75560CFD44EB9CD6B3B526E3A85F",
                "{79EE7556-0CFD-44EB-9CD6-B3B526E3A85F}"))
        .noneMatch(text -> id.value().pattern().orElseThrow().matcher(text).find());
    assertThat(id.source()).hasToString("S1 S2");
  }

  private ParameterRule parameter(String name) {
    return operation.parameter(name).orElseThrow();
  }

  private static boolean matches(ParameterRule parameter, String text) {
    return parameter.value().pattern().orElseThrow().matcher(text).find();
  }
}
