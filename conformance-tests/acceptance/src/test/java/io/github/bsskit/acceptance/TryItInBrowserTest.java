package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** Operations are tried from their pages, signed in a real browser, against the simulator. */
@ResourceLock(Browser.LOCK)
class TryItInBrowserTest {

  private static final String QUOTA = "CreateResellerUserQuota";
  private static final String PACKAGE = "CreateResourcePackage";

  private static BssSimulator simulator;
  private static Browser browser;

  @BeforeAll
  static void start() {
    browser = Browser.shared();
    simulator = BssSimulator.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.open("about:blank");
    }
    if (simulator != null) {
      simulator.close();
    }
  }

  @BeforeEach
  void forget() {
    simulator.reset();
    browser.wide(1280).in("light");
  }

  private static void open(String language, String operation) {
    browser.open(simulator.url() + "/docs/" + language + "/" + operation + ".html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void opensAQuota(String language) {
    open(language, QUOTA);

    browser.click("[data-try] button[type=submit]");

    assertThat(browser.one("[data-try] [data-outcome]").getAttribute("data-outcome"))
        .isEqualTo("success");
    assertThat(browser.text("[data-try] .bss-result"))
        .contains("\"Code\": \"200\"", "\"Message\": \"Successful!\"", "\"Data\": true");
    assertThat(simulator.ledgers()).hasSize(1);
    browser.picture("try-" + QUOTA + "-" + language + "-1280");
  }

  @Test
  void ordersAPlanAndShowsItsNumberToTheLastDigit() {
    open("en", PACKAGE);

    browser.click("[data-try] button[type=submit]");

    assertThat(browser.one("[data-try] [data-outcome]").getAttribute("data-outcome"))
        .isEqualTo("success");
    String order = String.valueOf(simulator.orders().get(0).orderId());
    assertThat(Long.parseLong(order)).isGreaterThan(1L << 53);
    assertThat(browser.text("[data-try] .bss-result")).contains("\"OrderId\": " + order);
    assertThat(browser.one("[data-large]").getText()).contains("2^53");
  }

  /** The rows of CONTRACT.md: operation, the error's name, status, code, message. */
  static Stream<String> rows() {
    return Stream.of(
        QUOTA + "|NotApplicable|400|NotApplicable|This API is not applicable for caller.",
        QUOTA + "|NotAuthorized|400|NotAuthorized|This API is not authorized for caller.",
        QUOTA
            + "|InternalError|400|InternalError|The request processing has failed due to some"
            + " unknown error, exception or failure.",
        QUOTA + "|ParameterError|400|ParameterError|Missing the must parameter.",
        QUOTA + "|RecordExists|400|-303|Record is exists already.",
        QUOTA
            + "|CreditInnerError|400|CreditInnerError|This interface has some error. Please try"
            + " again.",
        QUOTA
            + "|UndefinedError|500|UndefinedError|The request processing has failed due to some"
            + " unknown error.",
        PACKAGE + "|NotApplicable|400|NotApplicable|This API is not applicable for caller.",
        PACKAGE + "|NotAuthorized|400|NotAuthorized|This API is not authorized for caller.",
        PACKAGE
            + "|MissingParameter|400|MissingParameter|Absent some mandatory parameter for this"
            + " request.",
        PACKAGE
            + "|InvalidParameter|400|InvalidParameter|This request contain some invalid parameter",
        PACKAGE + "|InvalidOwner|400|InvalidOwner|The specified owner doesn't belong to caller.",
        PACKAGE
            + "|DurationInvalid|400|DurationInvalid|Parameter duration can only be positive"
            + " integer.",
        PACKAGE + "|ProductNotFound|400|ProductNotFound|Product not found.",
        PACKAGE
            + "|PackageTypeNotFound|400|PackageTypeNotFound|No such resource package type found.",
        PACKAGE
            + "|SpecificationInvalid|400|SpecificationInvalid|Parameter specification can only be"
            + " positive integer.",
        PACKAGE + "|IdInvalid|400|IdInvalid|Parameter ownerId is invalid.",
        PACKAGE
            + "|EffectiveDateInvalid|400|EffectiveDateInvalid|Parameter effectiveDate is invalid.",
        PACKAGE + "|IdMissing|400|IdMissing|Paramter ownerId is missing.",
        PACKAGE
            + "|PackageTypeNotSupported|400|PackageTypeNotSupported|Package type currently is not"
            + " supported.",
        PACKAGE
            + "|InternalError|500|InternalError|The request processing has failed due to some"
            + " unknown error.");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("rows")
  void producesEveryErrorByOneClick(String row) {
    String[] parts = row.split("\\|");
    open("en", parts[0]);

    browser.click("#error-" + parts[1] + " button.try-error");

    String response = browser.textWith("[data-try] .bss-result", "\"Code\": \"" + parts[3] + "\"");
    assertThat(response).contains("\"Message\": \"" + parts[4] + "\"");
    assertThat(browser.one("[data-status]").getAttribute("data-status")).isEqualTo(parts[2]);
    assertThat(browser.one("[data-try] [data-outcome]").getAttribute("data-outcome"))
        .isEqualTo("documented");
    assertThat(simulator.orders()).isEmpty();
  }

  @Test
  void leadsFromAnErrorOfTheGatewayToItsRow() {
    open("en", PACKAGE);
    browser.write(
        "[data-parameter=ProductCode] input:not([type=checkbox])", "sim-fault-Throttling.User");

    browser.click("[data-try] button[type=submit]");

    assertThat(browser.one("[data-outcome=gateway]").getText()).contains("400 Throttling.User");
    assertThat(browser.one("[data-outcome=gateway] a").getAttribute("href"))
        .endsWith("/docs/en/gateway.html#error-ThrottlingUser");
  }

  @ParameterizedTest
  @CsvSource({"V1, GET, JSON", "V1, POST, XML", "V3, GET, XML", "V3, POST, JSON"})
  void signsInEveryWay(String signature, String method, String format) {
    open("en", PACKAGE);
    for (String choice : new String[] {signature, method, format}) {
      browser.run(
          "const wanted = arguments[0];"
              + "[...document.querySelectorAll('[data-try] input[type=radio]')]"
              + ".find(radio => radio.value === wanted).click()",
          choice);
    }

    browser.click("[data-try] button[type=submit]");

    assertThat(browser.one("[data-try] [data-outcome]").getAttribute("data-outcome"))
        .isEqualTo("success");
    assertThat(simulator.orders()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://business.aliyuncs.com",
        "http://BUSINESS.ap-southeast-1.aliyuncs.com.",
        "http://127.0.0.1@business.aliyuncs.com"
      })
  void rejectsOfficialHosts(String address) {
    open("en", PACKAGE);
    browser.hostsAsked();

    browser.run(
        "const field = [...document.querySelectorAll('[data-try] input')]"
            + ".find(input => /^https?:/.test(input.value));"
            + "field.value = arguments[0];"
            + "field.dispatchEvent(new Event('input', {bubbles: true}));"
            + "field.dispatchEvent(new Event('change', {bubbles: true}))",
        address);
    browser.one("[data-try] form").findElement(By.cssSelector("button[type=submit]")).submit();

    assertThat(browser.one("[data-try] [data-outcome=rejected]").getText()).isNotBlank();
    assertThat(browser.hostsAsked()).isEmpty();
  }
}
