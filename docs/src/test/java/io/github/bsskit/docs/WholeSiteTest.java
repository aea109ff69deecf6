package io.github.bsskit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.rulebook.Rulebook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules for all pages. */
class WholeSiteTest {

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

  @Test
  void hasEveryPageInBothLanguagesAndAsMarkdown() throws IOException {
    for (String page : PAGES) {
      for (String file : List.of("en/%s.html", "zh/%s.html", "en/%s.md", "zh/%s.md")) {
        assertThat(Made.ours().folder().resolve(file.formatted(page))).isNotEmptyFile();
      }
    }
    assertThat(Made.ours().files(".html")).hasSize(2 * PAGES.size() + GuideTest.names().size() + 1);
  }

  @Test
  void hasTheSameAnchorsInBothLanguages() throws IOException {
    for (String page : PAGES) {
      assertThat(ids(Made.ours().page("zh/" + page + ".html")))
          .as(page)
          .isEqualTo(ids(Made.ours().page("en/" + page + ".html")))
          .doesNotHaveDuplicates();
    }
  }

  private static List<String> ids(Document page) {
    return page.select("[id]").stream().map(Element::id).toList();
  }

  @Test
  void hasAllTranslations() throws IOException {
    assertThat(Made.ours().missing()).isEmpty();
  }

  @Test
  void failsWithoutATranslation(@TempDir Path folder) throws IOException {
    String spec = Files.readString(Made.SPEC);
    Matcher translated = Pattern.compile("(?m)^( +zh:\\s+)cause: ").matcher(spec);
    Path lacking = folder.resolve("openapi.yaml");
    Files.writeString(lacking, translated.replaceFirst("$1reason: "));

    assertThatThrownBy(() -> SiteCommand.main(new String[] {lacking.toString(), folder + "/site"}))
        .hasMessageContaining("(cause): 中文");
  }

  @Test
  void linksOnlyToExistingPlacesOfTheSite() throws IOException {
    List<String> broken = new ArrayList<>();
    for (String file : Made.ours().files(".html")) {
      for (Element element : Made.ours().page(file).select("[href], [src]")) {
        String link = element.hasAttr("href") ? element.attr("href") : element.attr("src");
        if (!exists(file, link)) {
          broken.add(file + " -> " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean exists(String file, String link) throws IOException {
    if (link.contains(":") || link.startsWith("//")) {
      return false;
    }
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty() ? Path.of(file) : Path.of(file).resolveSibling(parts[0]).normalize();
    if (!Files.isRegularFile(Made.ours().folder().resolve(target))) {
      return false;
    }
    String anchor = parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
    return anchor.isEmpty() || Made.ours().page(target.toString()).getElementById(anchor) != null;
  }

  @Test
  void markdownLinksOnlyToExistingFiles() throws IOException {
    Pattern links = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
    List<String> files = new ArrayList<>(Made.ours().files(".md"));
    files.add("llms.txt");
    for (String file : files) {
      Matcher link = links.matcher(Made.ours().text(file).replaceAll("(?s)```.*?```", ""));
      while (link.find()) {
        Path target = Made.ours().folder().resolve(file).resolveSibling(link.group(1));
        assertThat(target).as(file).isRegularFile();
      }
    }
  }

  @Test
  void markdownShowsTheSameGatewayErrors() throws IOException {
    String twin = Made.ours().text("en/gateway.md");

    assertThat(twin)
        .contains("`OutBizId=sim-fault-InvalidVersion` (`CreateResellerUserQuota`)")
        .contains(
            "Response of other products: `InvalidApi.NotFound` HTTP 404: Specified api is not"
                + " found");
  }

  /** GATEWAY.md, sections a and b. */
  @Test
  void showsSignatureVectors() throws IOException {
    for (String file : List.of("en/signature.md", "zh/signature.md")) {
      assertThat(Made.ours().text(file))
          .contains(
              "`OutBizId=中文 空格 a*b~c+d/e=f&g`",
              "`I39i0ia5rBUDreK6CfDco275s3c=`",
              "`testid` `testsecret`",
              "`2aad2d850f170e57f2b0d5dd541e9a357194b9ceaa9dd863d17f506bc9debb14`",
              "`cf21ce8dbb8f38c08a278d9fbf42a6e50493aa0c2f6f2c240c6615b8f030486e`",
              "\nx-acs-date:2025-08-11T01:02:03Z\nx-acs-signature-nonce:");
    }
    Document page = Made.ours().page("zh/signature.html");
    assertThat(page.select("tr[id^=vector-]")).hasSize(13);
    assertThat(page.getElementById("vector-V3-6").text()).contains("请求头 host 不参与签名。");
  }

  @Test
  void showsRulesWithSourcesAndChecks() throws IOException {
    Document gateway = Made.ours().page("en/gateway.html");
    Document signature = Made.ours().page("zh/signature.html");

    assertThat(gateway.getElementById("formats").select("#rule-xml-attributes").text())
        .startsWith("No element has an attribute or a namespace. G")
        .contains("response/xml/attribute", "response/xml/namespace");
    assertThat(gateway.getElementById("rate").text())
        .contains("CreateResourcePackage: 100 calls in 60 seconds per caller S2", "sliding");
    assertThat(gateway.getElementById("sizes").text()).contains("1 MiB", "64 KiB");
    assertThat(signature.getElementById("rule-plus").text()).startsWith("+ 表示空格");
    assertThat(Made.ours().text("en/gateway.md")).contains("- XML is sent as `text/xml`. [G]");
    assertThat(Made.ours().text("zh/CreateResourcePackage.md"))
        .contains("模拟器返回 SpecificationInvalid；一致性检查工具不作要求。 [I]");
  }

  @Test
  void markdownShowsWhoMustNameAnOwner() throws IOException {
    assertThat(Made.ours().text("en/CreateResourcePackage.md"))
        .contains("- Missing or empty: `IdMissing` (a caller that must name an owner) [I]");
    assertThat(Made.ours().text("zh/CreateResourcePackage.md"))
        .contains("`IdMissing` (必须指明归属账号的调用方) [I]");
  }

  @Test
  void markdownShowsWhichResponsesAreSafeToRetry() throws IOException {
    assertThat(Made.ours().text("en/CreateResourcePackage.md"))
        .contains("| no response | **Not blindly.**")
        .contains("| `InternalError` | **Not blindly.**");
  }

  /** S1 documents NotApplicable, but no source documents its cause. */
  @Test
  void theListOfErrorsShowsTheSourceOfTheCauseSeparately() throws IOException {
    Element row =
        Made.ours().page("en/errors.html").select("tr:has(a[href$=error-NotApplicable])").first();

    assertThat(row.select("td:eq(3) .src").text()).isEqualTo("I");
    assertThat(row.select("td:eq(4) .src").text()).isEqualTo("S1");
  }

  @Test
  void loadsNothingFromOtherSites() throws IOException {
    for (String style : Made.ours().files(".css")) {
      assertThat(Made.ours().text(style)).doesNotContain("http", "//", "@import");
    }
    for (String file : Made.ours().files(".html")) {
      Document page = Made.ours().page(file);
      assertThat(page.select("script:not([src]):not([type=application/json])")).isEmpty();
      assertThat(page.select("[style], [onclick], iframe, style")).isEmpty();
    }
  }

  /** The compressed size of a page with everything that it loads. */
  @Test
  void isSmall() throws IOException {
    for (String file : Made.ours().files(".html")) {
      long size = compressed(file);
      for (Element asset :
          Made.ours().page(file).select("script[src], link[rel=stylesheet], link[rel=icon]")) {
        String link = asset.hasAttr("src") ? asset.attr("src") : asset.attr("href");
        size += compressed(Path.of(file).resolveSibling(link).normalize().toString());
      }
      assertThat(size).as(file).isLessThan(500_000);
    }
  }

  private static long compressed(String file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      Files.copy(Made.ours().folder().resolve(file), gzip);
    }
    return bytes.size();
  }

  @Test
  void everyCheckTestsAFact() {
    Coverage coverage = new Coverage(Rulebook.load());

    List<Obligation> unused =
        new ArrayList<>(coverage.groups().values().stream().flatMap(List::stream).toList());
    assertThat(unused).hasSizeGreaterThan(700);
    coverage.facts().forEach(fact -> unused.removeAll(fact.checks()));
    assertThat(unused).extracting(Obligation::address).isEmpty();
  }

  @Test
  void untestedFactsAreListed() throws IOException {
    List<String> unchecked =
        Made.ours().page("en/coverage.html").select("#unchecked li a:first-child code").eachText();

    assertThat(new TreeSet<>(unchecked))
        .containsExactly(
            "BssOpenApi",
            "CreateResellerUserQuota",
            "CreateResourcePackage",
            "X-RateLimit-User",
            "X-RateLimit-User-API",
            "empty-values-unsigned",
            "header-order",
            "header-values",
            "json-escapes",
            "rate-of-quotas",
            "sort-order",
            "x-acs-retry-after",
            "x-acs-trace-id");
  }

  @Test
  void containsTheSpec() throws IOException {
    assertThat(Made.ours().text("openapi.yaml")).isEqualTo(Files.readString(Made.SPEC));
    JsonNode json = new ObjectMapper().readTree(Made.ours().text("openapi.json"));
    assertThat(json.at("/info/version").asText()).isEqualTo("2017-12-14");
    assertThat(json.at("/components/schemas/OrderId/example").asText())
        .isEqualTo("202407022550621");
  }

  /** Text in another language is marked for screen readers. */
  @Test
  void aNewOperationNeedsNoCode() throws IOException {
    Made made = Made.withAThird();
    Document english = made.page("en/CloseResellerUserQuota.html");
    Document chinese = made.page("zh/CloseResellerUserQuota.html");

    assertThat(made.page("en/index.html").select("nav a").eachText())
        .contains("CloseResellerUserQuota");
    assertThat(made.page("zh/index.html").select(".card h3").eachText())
        .contains("CloseResellerUserQuota");
    assertThat(english.select("article.parameter h3 code").eachText())
        .containsExactly("OwnerId", "Reason");
    assertThat(english.select("article.error h3 code").eachText()).contains("OwnerMissing");
    assertThat(english.select("article.error details.checks a").eachText())
        .contains("CloseResellerUserQuota/OwnerId/missing/absent");
    assertThat(ids(chinese)).isEqualTo(ids(english));
    assertThat(chinese.select("article.error dd span[lang=en]")).isNotEmpty();
    assertThat(made.missing())
        .isNotEmpty()
        .allMatch(text -> text.startsWith("CloseResellerUserQuota"));
  }
}
