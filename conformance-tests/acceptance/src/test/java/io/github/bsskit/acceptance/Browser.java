package io.github.bsskit.acceptance;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real browser, one for all tests. Without a browser on the PATH, tests are skipped; with
 * CI=true, they fail.
 */
final class Browser {

  /** Tests that use the browser lock this resource. */
  static final String LOCK = "browser";

  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Warns of every browser that is newer than itself; kept here, since loggers are forgotten. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private static Browser shared;

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** The browser; starts it on the first call, with an empty profile. */
  static synchronized Browser shared() {
    if (shared == null) {
      shared = start();
      Runtime.getRuntime().addShutdownHook(new Thread(shared.driver::quit));
    }
    return shared;
  }

  private static Browser start() {
    Path chromium = Programs.need("chromium", "chromium-browser", "google-chrome");
    Path chromedriver = Programs.need("chromedriver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Makes the window as wide as this, in pixels. */
  Browser wide(int width) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
    return this;
  }

  /** Has the system's colours be light or dark. */
  Browser in(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /** Opens a page anew, also where only the part behind the # differs. */
  Browser open(String address) {
    driver.get("about:blank");
    driver.get(address);
    String page = address.replaceFirst("#.*", "");
    until(
        found ->
            Boolean.TRUE.equals(
                    run(
                        "return document.readyState === 'complete'"
                            + " && location.href.startsWith(arguments[0])",
                        page))
                ? page
                : null);
    return this;
  }

  String address() {
    return driver.getCurrentUrl();
  }

  WebElement one(String css) {
    return until(
        found -> found.findElements(By.cssSelector(css)).stream().findFirst().orElse(null));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** The text of an element, once there is some. */
  String text(String css) {
    return until(
        found -> {
          String text = one(css).getText();
          return text.isBlank() ? null : text;
        });
  }

  /** Waits until an element's text has these words. */
  String textWith(String css, String words) {
    return until(
        found ->
            all(css).stream()
                .map(WebElement::getText)
                .filter(text -> text.contains(words))
                .findFirst()
                .orElse(null));
  }

  /** Clicks what a reader would click, scrolling to it only if it is not to be seen. */
  void click(String css) {
    WebElement element = one(css);
    driver.executeScript(
        "const box = arguments[0].getBoundingClientRect();"
            + "const seen = document.elementFromPoint("
            + "    box.left + box.width / 2, box.top + box.height / 2);"
            + "if (!seen || !arguments[0].contains(seen)) {"
            + "  arguments[0].scrollIntoView({block: 'center'});"
            + "}",
        element);
    element.click();
  }

  /** Writes over what stands in a field. */
  void write(String css, String text) {
    WebElement field = one(css);
    field.clear();
    field.sendKeys(text);
  }

  Object run(String script, Object... values) {
    return driver.executeScript(script, values);
  }

  <T> T until(ExpectedCondition<T> condition) {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50));
    wait.ignoring(org.openqa.selenium.StaleElementReferenceException.class);
    return wait.until(condition);
  }

  /** What the console has complained of since it was asked last. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        complaints.add(entry.getMessage());
      }
    }
    return complaints;
  }

  /** Which hosts were asked for something since this was asked last. */
  TreeSet<String> hostsAsked() {
    TreeSet<String> hosts = new TreeSet<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = json(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        String url = message.at("/params/request/url").asText();
        if (url.startsWith("http")) {
          hosts.add(URI.create(url.replaceFirst("[?#].*", "")).getHost());
        }
      }
    }
    return hosts;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The accessibility rules that the page violates, each with the elements concerned.
   *
   * @param rules the rules of axe to check; none for all
   */
  List<String> accessibilityViolations(String... rules) {
    AxeBuilder axe = new AxeBuilder();
    if (rules.length > 0) {
      axe.withRules(List.of(rules));
    }
    Results results = axe.analyze(driver);
    return results.getViolations().stream()
        .map(
            rule ->
                rule.getId()
                    + ": "
                    + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList())
        .toList();
  }

  /** By how many pixels the page is wider than its window. */
  long overhang() {
    return (Long)
        driver.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  /** Keeps a picture of the page, of its beginning if it is very long. */
  void picture(String name) {
    driver.executeScript("scrollTo(0, 0)");
    long height =
        (Long) driver.executeScript("return Math.min(document.documentElement.scrollHeight, 5000)");
    long width = (Long) driver.executeScript("return innerWidth");
    Map<String, Object> clip = Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1);
    Map<String, Object> picture =
        driver.executeCdpCommand(
            "Page.captureScreenshot",
            Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(
          SCREENSHOTS.resolve(name + ".png"),
          Base64.getDecoder().decode(picture.get("data").toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
