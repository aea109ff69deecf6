package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.bssopenapi20171214.models.CreateResellerUserQuotaRequest;
import com.aliyun.bssopenapi20171214.models.CreateResourcePackageRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import io.github.bsskit.simulator.BssSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** The console, watched in a real browser while an official client calls. */
@ResourceLock(Browser.LOCK)
class ConsoleInBrowserTest {

  private static BssSimulator simulator;
  private static Browser browser;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.shared();
    simulator = BssSimulator.start();
    Config config = new Config().setAccessKeyId("testid").setAccessKeySecret("testsecret");
    client = new Client(config.setEndpoint(simulator.endpoint()).setProtocol("http"));
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
  void open() {
    simulator.reset();
    browser.wide(1280).in("light").open(simulator.url() + "/__admin/bss/console");
    browser.textWith("#journal-count", "0 shown");
  }

  private static CreateResourcePackageRequest plan() {
    return new CreateResourcePackageRequest()
        .setProductCode("ossbag")
        .setPackageType("FPT_ossbag_absolute_Storage_sh")
        .setSpecification("40")
        .setDuration(6)
        .setOwnerId(239000111L);
  }

  @Test
  void showsAnOrderThatIsMadeWhileItIsOpen() throws Exception {
    long order = client.createResourcePackage(plan()).getBody().getOrderId();

    assertThat(browser.textWith("#orders", String.valueOf(order))).contains("239000111", "ossbag");
    assertThat(browser.textWith("#journal", "CreateResourcePackage"))
        .contains("200 OK", String.valueOf(order));
    assertThat(browser.textWith("#bought", "would have bought")).contains("ossbag");
    browser.picture("console-order-1280");
  }

  @Test
  void showsWhichSimulatorItIsAndWhereItsStateIs() {
    assertThat(browser.textWith("#name", ":" + simulator.port())).isNotBlank();
    assertThat(browser.textWith("#store", "memory")).isEqualTo("memory");
    assertThat(browser.textWith("#status", "ready")).isEqualTo("ready");
  }

  @Test
  void armsAFaultForTheNextCall() throws Exception {
    new Select(browser.one("#fault-operation")).selectByVisibleText("CreateResourcePackage");
    browser.until(
        driver ->
            driver.findElements(By.cssSelector("#fault-error option")).size() > 10 ? true : null);
    Select errors = new Select(browser.one("#fault-error"));
    String internal =
        errors.getOptions().stream()
            .map(option -> option.getText())
            .filter(text -> text.contains("InternalError"))
            .findFirst()
            .orElseThrow();
    errors.selectByVisibleText(internal);
    browser.click("#fault-arm");
    browser.textWith("#armed", "InternalError");

    TeaException failure =
        catchThrowableOfType(TeaException.class, () -> client.createResourcePackage(plan()));

    assertThat(failure.getCode()).isEqualTo("InternalError");
    assertThat(failure.getStatusCode()).isEqualTo(500);
    assertThat(browser.textWith("#journal", "500 InternalError")).contains("Fault: ");
    assertThat(client.createResourcePackage(plan()).getBody().getCode()).isEqualTo("Success");
  }

  @Test
  void showsWhyACallWasRejected() {
    assertThatThrownBy(
            () ->
                client.createResellerUserQuota(
                    new CreateResellerUserQuotaRequest().setAmount("").setCurrency("CNY")))
        .isInstanceOf(TeaException.class);

    browser.textWith("#journal", "ParameterError");
    browser.click("#journal summary");

    assertThat(browser.textWith("#journal details[open]", "What to change"))
        .contains("Amount", "ParameterError", "Missing the must parameter.");
  }

  @Test
  void shownTextsAreNeverMarkup() throws Exception {
    String markup = "<img src=x onerror=\"document.title='owned'\">";

    client.createResellerUserQuota(
        new CreateResellerUserQuotaRequest()
            .setAmount("100")
            .setCurrency("CNY")
            .setOutBizId(markup)
            .setOwnerId(239000112L));

    assertThat(browser.textWith("#ledgers", "239000112")).contains(markup);
    assertThat(browser.all("main img")).isEmpty();
    assertThat(browser.run("return document.title")).isNotEqualTo("owned");
  }

  @Test
  void resets() throws Exception {
    client.createResourcePackage(plan());
    browser.textWith("#orders", "239000111");

    browser.click("#reset");
    browser.click("#reset-confirm");

    browser.textWith("#orders-empty", "No orders.");
    assertThat(simulator.orders()).isEmpty();
  }

  @Test
  void movesTheClock() {
    browser.click("#clock-freeze");
    browser.textWith("#clock-state", "");
    browser.write("#clock-time", "2030-01-01T00:00:00Z");
    browser.click("#clock-set");

    assertThat(browser.textWith("#clock-now", "2030-01-01")).contains("00:00:00");
  }

  @ParameterizedTest
  @CsvSource({"light, 1280", "dark, 1280", "light, 390", "dark, 390"})
  void isAccessible(String scheme, int width) throws Exception {
    client.createResourcePackage(plan());
    client.createResourcePackage(plan());
    browser.complaints();
    browser.hostsAsked();

    browser.wide(width).in(scheme).open(simulator.url() + "/__admin/bss/console");
    browser.textWith("#orders", "239000111");

    browser.picture("console-" + scheme + "-" + width);
    assertThat(browser.accessibilityViolations()).isEmpty();
    assertThat(browser.overhang()).isZero();
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.hostsAsked()).containsOnly("127.0.0.1");
  }
}
