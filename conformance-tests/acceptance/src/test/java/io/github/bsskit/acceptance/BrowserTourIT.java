package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page of the site, as the simulator serves it, in a real browser. It takes longest and
 * begins first.
 */
@ResourceLock(Browser.LOCK)
class BrowserTourIT {

  private static final List<String> PAGES =
      List.of(
          "index",
          "CreateResellerUserQuota",
          "CreateResourcePackage",
          "errors",
          "gateway",
          "signature",
          "checks",
          "coverage",
          "sources");

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

  /** Rules about texts: the only ones that can fail in one language alone. */
  private static final String[] TEXT_RULES = {
    "html-has-lang", "html-lang-valid", "valid-lang", "document-title", "empty-heading",
    "link-name", "button-name", "label", "image-alt", "aria-input-field-name"
  };

  /** Language, page, colour scheme, width. */
  static Stream<Arguments> pages() {
    return Stream.of("en", "zh")
        .flatMap(
            language ->
                PAGES.stream()
                    .flatMap(
                        page ->
                            Stream.of(
                                Arguments.of(language, page, "light", 1280),
                                Arguments.of(language, page, "dark", 1280),
                                Arguments.of(language, page, "light", 390))));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isAccessibleAndComplete(String language, String page, String scheme, int width) {
    browser.wide(width).in(scheme).complaints();
    browser.hostsAsked();

    browser.open(simulator.url() + "/docs/" + language + "/" + page + ".html");

    assertThat(browser.text("h1")).isNotBlank();
    if (language.equals("en") || scheme.equals("light")) {
      browser.picture("%s-%s-%s-%d".formatted(page, language, scheme, width));
    }
    if (isChecked(language, page, width)) {
      assertThat(browser.accessibilityViolations(rules(language, scheme))).isEmpty();
    }
    assertThat(browser.overhang()).isZero();
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.hostsAsked()).containsOnly("127.0.0.1");
  }

  /** Both languages share their templates; narrow windows rearrange the operations' pages alone. */
  private static boolean isChecked(String language, String page, int width) {
    return width == 1280 || (language.equals("en") && page.startsWith("Create"));
  }

  /** All rules once per template; the dark scheme changes colours only. Empty for all. */
  private static String[] rules(String language, String scheme) {
    if (language.equals("zh")) {
      return TEXT_RULES;
    }
    return scheme.equals("dark") ? new String[] {"color-contrast"} : new String[0];
  }

  @Test
  void readsAnErrorInBothLanguages() {
    browser.wide(1280).in("light");
    browser.open(simulator.url() + "/docs/en/CreateResourcePackage.html#error-DurationInvalid");

    assertThat(browser.text("#error-DurationInvalid"))
        .contains("HTTP 400", "Parameter duration can only be positive integer.", "Cause");
    browser.click("a.language[data-language=zh]");

    assertThat(browser.text("#error-DurationInvalid"))
        .contains("HTTP 400", "Parameter duration can only be positive integer.", "原因");
    assertThat(browser.address())
        .endsWith("/docs/zh/CreateResourcePackage.html#error-DurationInvalid");
    assertThat(browser.run("return document.documentElement.lang")).isEqualTo("zh-CN");
  }

  @Test
  void findsACode() {
    browser.wide(1280).in("light").open(simulator.url() + "/docs/en/index.html");

    browser.write("#search", "-303");
    browser.click("#search-results a");

    assertThat(browser.address()).endsWith("CreateResellerUserQuota.html#error-RecordExists");
  }

  @Test
  void findsAnEnglishGuideFromAChinesePage() {
    browser.wide(1280).in("light").open(simulator.url() + "/docs/zh/errors.html");

    browser.write("#search", "Prefer header");
    browser.click("#search-results a[lang=en]");

    assertThat(browser.address()).endsWith("/docs/en/guides/faults.html#the-prefer-header");
    assertThat(browser.accessibilityViolations()).isEmpty();
    browser.wide(390).in("dark");
    assertThat(browser.accessibilityViolations()).isEmpty();
    assertThat(browser.overhang()).isZero();
  }

  @Test
  void showsAGuideFromAFile() {
    Path site = Path.of("../../docs/target/site").toAbsolutePath().normalize();
    browser.wide(1280).in("light").complaints();

    browser.open(site.resolve("en/guides/starting.html").toUri().toString());

    assertThat(browser.all("figure.code .hljs")).isNotEmpty();
    browser.write("#search", "DurationInvalid");
    browser.click("#search-results a");

    assertThat(browser.address()).endsWith("/en/CreateResourcePackage.html#error-DurationInvalid");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void saysThatNothingWasFound() {
    browser.wide(1280).in("light").open(simulator.url() + "/docs/en/index.html");

    browser.write("#search", "nosuchcode");

    assertThat(browser.text("#search-results")).isEqualTo("Results: 0");
  }

  @Test
  void keepsTheChosenSampleInTheOtherLanguage() {
    browser.wide(1280).in("light");
    browser.open(simulator.url() + "/docs/en/CreateResourcePackage.html#samples");

    browser.click("#sample-python-tab");
    browser.click("a.language[data-language=zh]");

    assertThat(browser.address()).endsWith("/docs/zh/CreateResourcePackage.html#sample-python");
    assertThat(browser.text("[role=tab][aria-selected=true]")).isEqualTo("Python");
  }

  @Test
  void keepsAChosenThemeOnTheNextPage() {
    browser.wide(1280).in("light").open(simulator.url() + "/docs/en/index.html");

    browser.click("#theme");
    browser.open(simulator.url() + "/docs/en/errors.html");

    assertThat(browser.run("return document.documentElement.dataset.theme")).isEqualTo("dark");
    browser.run("localStorage.clear()");
  }

  @Test
  void leadsOnToTheReadersLanguage() {
    browser.wide(1280).in("light").open(simulator.url() + "/docs/");

    browser.until(driver -> driver.getCurrentUrl().endsWith("/docs/en/index.html") ? true : null);
    assertThat(browser.text("h1")).isEqualTo("Operations that cost money");
  }

  @Test
  void worksFromAFile() {
    Path site = Path.of("../../docs/target/site").toAbsolutePath().normalize();
    browser.wide(1280).in("light").complaints();
    browser.hostsAsked();

    browser.open(site.resolve("zh/CreateResourcePackage.html").toUri().toString());

    assertThat(browser.text("h1")).isEqualTo("CreateResourcePackage");
    assertThat(browser.all("[role=tab]")).hasSizeGreaterThan(5);
    assertThat(browser.all("[data-try] button")).hasSizeGreaterThan(10);
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.hostsAsked()).isEmpty();
  }
}
