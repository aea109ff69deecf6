package io.github.bsskit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of an operation shows everything of CONTRACT.md, repeated here by hand. */
class OperationPageTest {

  private static final String QUOTA = "CreateResellerUserQuota";
  private static final String PACKAGE = "CreateResourcePackage";

  /** Operation, parameter, type, required or optional, source label. */
  private static final List<List<String>> PARAMETERS =
      List.of(
          List.of(QUOTA, "Amount", "string", "required", "S1"),
          List.of(QUOTA, "Currency", "string", "required", "S1"),
          List.of(QUOTA, "OutBizId", "string", "optional", "S1"),
          List.of(QUOTA, "OwnerId", "integer (int64)", "optional", "M"),
          List.of(PACKAGE, "ProductCode", "string", "required", "S2"),
          List.of(PACKAGE, "PackageType", "string", "required", "S2"),
          List.of(PACKAGE, "EffectiveDate", "string (date-time)", "optional", "S2"),
          List.of(PACKAGE, "Specification", "string", "required", "S2"),
          List.of(PACKAGE, "Duration", "integer (int32)", "required", "S2"),
          List.of(PACKAGE, "PricingCycle", "string", "optional", "S2"),
          List.of(PACKAGE, "OwnerId", "integer (int64)", "optional", "M"));

  /** Operation, field of a success, type, documented value or empty. */
  private static final List<List<String>> FIELDS =
      List.of(
          List.of(QUOTA, "Code", "string", "200"),
          List.of(QUOTA, "Message", "string", "Successful!"),
          List.of(QUOTA, "Data", "boolean", "true"),
          List.of(QUOTA, "RequestId", "string", ""),
          List.of(QUOTA, "Success", "boolean", "true"),
          List.of(PACKAGE, "Code", "string", "Success"),
          List.of(PACKAGE, "Message", "string", "Successful!"),
          List.of(PACKAGE, "RequestId", "string", ""),
          List.of(PACKAGE, "Success", "boolean", "true"),
          List.of(PACKAGE, "OrderId", "integer (int64)", ""),
          List.of(PACKAGE, "Data", "object", ""),
          List.of(PACKAGE, "Data.OrderId", "integer (int64)", ""),
          List.of(PACKAGE, "Data.InstanceId", "string", ""));

  /** Operation, status, code, message. */
  private static final List<List<String>> ERRORS =
      List.of(
          List.of(QUOTA, "400", "NotApplicable", "This API is not applicable for caller."),
          List.of(QUOTA, "400", "NotAuthorized", "This API is not authorized for caller."),
          List.of(
              QUOTA,
              "400",
              "InternalError",
              "The request processing has failed due to some unknown error, exception or failure."),
          List.of(QUOTA, "400", "ParameterError", "Missing the must parameter."),
          List.of(QUOTA, "400", "-303", "Record is exists already."),
          List.of(
              QUOTA, "400", "CreditInnerError", "This interface has some error. Please try again."),
          List.of(
              QUOTA,
              "500",
              "UndefinedError",
              "The request processing has failed due to some unknown error."),
          List.of(PACKAGE, "400", "NotApplicable", "This API is not applicable for caller."),
          List.of(PACKAGE, "400", "NotAuthorized", "This API is not authorized for caller."),
          List.of(
              PACKAGE,
              "400",
              "MissingParameter",
              "Absent some mandatory parameter for this request."),
          List.of(
              PACKAGE, "400", "InvalidParameter", "This request contain some invalid parameter"),
          List.of(PACKAGE, "400", "InvalidOwner", "The specified owner doesn't belong to caller."),
          List.of(
              PACKAGE,
              "400",
              "DurationInvalid",
              "Parameter duration can only be positive integer."),
          List.of(PACKAGE, "400", "ProductNotFound", "Product not found."),
          List.of(PACKAGE, "400", "PackageTypeNotFound", "No such resource package type found."),
          List.of(
              PACKAGE,
              "400",
              "SpecificationInvalid",
              "Parameter specification can only be positive integer."),
          List.of(PACKAGE, "400", "IdInvalid", "Parameter ownerId is invalid."),
          List.of(PACKAGE, "400", "EffectiveDateInvalid", "Parameter effectiveDate is invalid."),
          List.of(PACKAGE, "400", "IdMissing", "Paramter ownerId is missing."),
          List.of(
              PACKAGE,
              "400",
              "PackageTypeNotSupported",
              "Package type currently is not supported."),
          List.of(
              PACKAGE,
              "500",
              "InternalError",
              "The request processing has failed due to some unknown error."));

  static Stream<Arguments> inBothLanguages(List<List<String>> rows) {
    return rows.stream()
        .flatMap(row -> Stream.of("en", "zh").map(language -> Arguments.of(language, row)));
  }

  static Stream<Arguments> parameters() {
    return inBothLanguages(PARAMETERS);
  }

  static Stream<Arguments> fields() {
    return inBothLanguages(FIELDS);
  }

  static Stream<Arguments> errors() {
    return inBothLanguages(ERRORS);
  }

  private static Document page(String language, String operation) throws IOException {
    return Made.ours().page(language + "/" + operation + ".html");
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void showsAParameter(String language, List<String> row) throws IOException {
    Element article = page(language, row.get(0)).getElementById("parameter-" + row.get(1));

    assertThat(article).as(row.toString()).isNotNull();
    assertThat(article.select("h3 code").text()).isEqualTo(row.get(1));
    assertThat(article.select("h3 .type").text()).isEqualTo(row.get(2));
    assertThat(article.select("h3 ." + row.get(3))).hasSize(1);
    assertThat(article.select("h3 .src").text()).isEqualTo(row.get(4));
    assertThat(article.select("details.checks a")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void showsAFieldOfASuccess(String language, List<String> row) throws IOException {
    Element field = page(language, row.get(0)).getElementById("success-" + row.get(1));

    assertThat(field).as(row.toString()).isNotNull();
    assertThat(field.select("th code").text()).isEqualTo(row.get(1));
    assertThat(field.select("td").get(0).text()).isEqualTo(row.get(2));
    assertThat(field.select("td").get(2).select("code").text()).contains(row.get(3));
    assertThat(field.select(".src")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void showsAnError(String language, List<String> row) throws IOException {
    Element article =
        page(language, row.get(0)).select("article.error").stream()
            .filter(one -> one.select("h3 code").text().equals(row.get(2)))
            .findFirst()
            .orElseThrow();

    assertThat(article.select("h3 .status").text()).isEqualTo("HTTP " + row.get(1));
    assertThat(article.select(".message code").text()).isEqualTo(row.get(3));
    assertThat(article.select("h3 .src").text()).isEqualTo(row.get(0).equals(QUOTA) ? "S1" : "S2");
    assertThat(article.select("dl > dt")).hasSize(6);
    assertThat(article.select("dl > dd")).allMatch(Element::hasText);
    assertThat(article.select("details.checks a")).isNotEmpty();
    assertThat(article.select("button.try-error")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void hasItsSectionsInOrder(String operation) throws IOException {
    List<String> sections =
        page("en", operation).select("main > section").stream().map(Element::id).toList();

    assertThat(sections)
        .containsExactly(
            "purpose",
            "try",
            "parameters",
            "answer",
            "errors",
            "retry",
            "signing",
            "samples",
            "limits",
            "history",
            "sources");
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void showsNothingElse(String operation) throws IOException {
    Document page = page("en", operation);

    assertThat(page.select("article.parameter")).hasSameSizeAs(rowsOf(PARAMETERS, operation));
    assertThat(page.select("article.error")).hasSameSizeAs(rowsOf(ERRORS, operation));
    assertThat(page.select("tr[id^=success-]")).hasSameSizeAs(rowsOf(FIELDS, operation));
  }

  private static List<List<String>> rowsOf(List<List<String>> rows, String operation) {
    return rows.stream().filter(row -> row.get(0).equals(operation)).toList();
  }

  @Test
  void showsLimitsAndPermissions() throws IOException {
    assertThat(page("en", PACKAGE).getElementById("limits").text())
        .contains("100 calls in 60 seconds", "bss:ModifyInstance", "create", "*");
    assertThat(page("zh", PACKAGE).getElementById("limits").text())
        .contains("100 次 / 60 秒", "bss:ModifyInstance");
    assertThat(page("en", QUOTA).getElementById("limits").text())
        .contains(
            "Not documented. The product's quota page states 10 calls in 1 seconds. M",
            "bss:CreateResellerUserQuota S1 or bssapi:CreateResellerUserQuota M");
  }

  @Test
  void showsValuesRangesAndDefaults() throws IOException {
    Document page = page("en", PACKAGE);

    assertThat(page.getElementById("parameter-PricingCycle").text())
        .contains("Month, Year", "Default Month M", "InvalidParameter");
    assertThat(page.getElementById("parameter-Duration").text()).contains("1 – 2147483647");
    assertThat(page("en", QUOTA).getElementById("parameter-Currency").text())
        .contains("CNY, USD, JPY");
  }

  @Test
  void showsWhichIdsAreUniqueAndWhichAreEqual() throws IOException {
    Document page = page("en", PACKAGE);

    assertThat(page.getElementById("success-OrderId").text())
        .contains("No two successful responses have the same value.", "S2");
    assertThat(page.getElementById("success-Data.OrderId").text()).contains("Equals OrderId.", "M");
    assertThat(Made.ours().text("zh/" + PACKAGE + ".md"))
        .contains("与 `OrderId` 相同。", "任意两个成功响应的值都不同。");
  }

  @Test
  void showsNumbersToTheLastDigit() throws IOException {
    assertThat(page("en", PACKAGE).getElementById("answer").select("code.language-json").text())
        .contains("\"OrderId\" : 202407022550621".replace(" :", ":"));
  }
}
