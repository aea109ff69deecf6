package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The signature page, in a real browser: vectors of GATEWAY.md, and mistakes made on purpose. */
@ResourceLock(Browser.LOCK)
class SignaturePageInBrowserTest {

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

  private static void open() {
    browser.wide(1280).in("light").open(simulator.url() + "/docs/en/signature.html");
  }

  @ParameterizedTest
  @CsvSource({
    "V1-1, 9NaGiOspFP5UPcwX8Iwt2YJXXuk=",
    "V1-4, bb1uAhxwPywe7URR81fDnzB8aA8=",
    "V1-5, zQmxbvT6pOVYxfL4iHi6RluFrQ4=",
    "V3-1, 06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
    "V3-2, 2aad2d850f170e57f2b0d5dd541e9a357194b9ceaa9dd863d17f506bc9debb14",
    "V3-4, 40f7595f17475127aa4304f4bcd50e5d69e5ef44714a831f2e5f12d89ab350e9",
  })
  void reproducesAVector(String vector, String signature) {
    open();

    new Select(browser.one("[data-signature-page] select")).selectByValue(vector);

    assertThat(browser.textWith("[data-signature-page] .bss-good", signature)).isNotBlank();
    assertThat(browser.textWith("[data-step]", signature)).isNotBlank();
    browser.picture("signature-" + vector + "-1280");
  }

  @Test
  void showsWhatAReadersOwnValueChanges() {
    open();
    new Select(browser.one("[data-signature-page] select")).selectByValue("V1-1");
    browser.textWith("[data-signature-page] .bss-good", "9NaGiOspFP5UPcwX8Iwt2YJXXuk=");

    browser.one("[data-signature-page] input[type=password]").sendKeys("x");

    assertThat(browser.textWith("[data-signature-page] .bss-bad", "9NaGiOspFP5UPcwX8Iwt2YJXXuk="))
        .isNotBlank();
  }

  /** A call that is rejected because the signing key lacks the & after the secret. */
  @Test
  void findsTheMistakeInARejectedUrl() throws Exception {
    String url = simulator.url() + "/?" + query("testsecret", "%20");
    assertThat(answer(url)).contains("\"Code\":\"SignatureDoesNotMatch\"");
    open();

    paste(url, "", "testsecret");

    assertThat(browser.one("[data-cause][data-certainty=proved]").getText())
        .contains("Proved", "append &");
  }

  /** A space that was signed as + is named, from the gateway's message and the client's data. */
  @Test
  void findsTheFirstDifferenceToTheGatewaysMessage() throws Exception {
    String query = query("testsecret&", "+");
    String message = answer(simulator.url() + "/?" + query);
    assertThat(message).contains("server string to sign is:GET&");
    open();

    paste(message, toSign(signed("+", query)), "testsecret");

    assertThat(browser.text(".bss-difference")).contains("OutBizId");
    assertThat(browser.all("[data-cause=plus-for-space]")).isNotEmpty();
    browser.picture("signature-difference-1280");
  }

  private static void paste(String first, String second, String secret) {
    WebElement form = browser.all("[data-signature-page] form").get(1);
    browser.run("arguments[0].value = arguments[1]", area(form, 0), first);
    browser.run("arguments[0].value = arguments[1]", area(form, 1), second);
    form.findElement(By.cssSelector("input[type=password]")).sendKeys(secret);
    browser.run("arguments[0].click()", form.findElement(By.cssSelector("button[type=submit]")));
  }

  private static WebElement area(WebElement form, int index) {
    return form.findElements(By.cssSelector("textarea")).get(index);
  }

  private static String answer(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** A call with a space in OutBizId, signed with a key and an encoding of the space. */
  private static String query(String key, String space) throws Exception {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("AccessKeyId", "testid");
    parameters.put("Action", "CreateResellerUserQuota");
    parameters.put("Amount", "100");
    parameters.put("Currency", "CNY");
    parameters.put("Format", "JSON");
    parameters.put("OutBizId", "a b");
    parameters.put("SignatureMethod", "HMAC-SHA1");
    parameters.put("SignatureNonce", UUID.randomUUID().toString());
    parameters.put("SignatureVersion", "1.0");
    parameters.put("Timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    parameters.put("Version", "2017-12-14");
    String query =
        parameters.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&"));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    byte[] signature = mac.doFinal(toSign(signed(space, query)).getBytes(StandardCharsets.UTF_8));
    return query + "&Signature=" + encoded(Base64.getEncoder().encodeToString(signature));
  }

  /** The query as it is signed, without its signature. */
  private static String signed(String space, String query) {
    return query.replaceFirst("&Signature=.*", "").replace("%20", space);
  }

  private static String toSign(String query) {
    return "GET&%2F&" + encoded(query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
