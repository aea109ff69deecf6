package io.github.bsskit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guides are pages of the site. */
class GuideTest {

  private static final Path FOLDER = Path.of("guides");

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString().replace(".md", "")).sorted().toList();
    }
  }

  private static Guide guide(String text) {
    return Guide.parseAll(
            Map.of("one", "# One\n\nAbout.\n\n" + text, "two", "# Two\n\nB.\n\n## A b\n"))
        .stream()
        .filter(each -> each.name().equals("one"))
        .findFirst()
        .orElseThrow();
  }

  private static Document page(String name) throws IOException {
    return Made.ours().page("en/guides/" + name + ".html");
  }

  @Test
  void everyFileIsInTheNavigationOfEveryPage() throws IOException {
    for (String file : Made.ours().files(".html")) {
      if (!file.equals("index.html")) {
        Document page = Made.ours().page(file);
        assertThat(page.select("nav.pages ul[aria-labelledby=nav-guides] > li > a"))
            .as(file)
            .extracting(link -> link.attr("href").replaceAll(".*guides/|[.]html", ""))
            .containsExactlyInAnyOrderElementsOf(names());
      }
    }
  }

  @Test
  void chineseNavigationMarksEnglishGuides() throws IOException {
    List<Element> links =
        Made.ours().page("zh/errors.html").select("ul[aria-labelledby=nav-guides] a");

    assertThat(links)
        .isNotEmpty()
        .allMatch(link -> link.attr("lang").equals("en"))
        .allMatch(link -> link.attr("href").startsWith("../en/guides/"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void hasTitleDescriptionAndHeadingsInTheNavigation(String name) throws IOException {
    Document page = page(name);
    String source = Files.readString(FOLDER.resolve(name + ".md"));

    assertThat("# " + page.select("h1").text()).isEqualTo(source.lines().findFirst().orElseThrow());
    assertThat(page.select("p.lead")).hasSize(1);
    assertThat(page.select("meta[name=description]").attr("content"))
        .isEqualTo(page.select("p.lead").text());
    assertThat(page.select("nav .toc a").eachAttr("href"))
        .isNotEmpty()
        .isEqualTo(page.select("main h2 > a.anchor, main h3 > a.anchor").eachAttr("href"));
    assertThat(page.select("pre").size()).isEqualTo(page.select("figure.code > pre").size());
    assertThat(page.select("table").size()).isEqualTo(page.select("div.wide > table").size());
  }

  @ParameterizedTest
  @MethodSource("names")
  void headingLevelsHaveNoGaps(String name) throws IOException {
    int level = 0;
    for (Element heading :
        page(name).select("main h1, main h2, main h3, main h4, main h5, main h6")) {
      int next = heading.tagName().charAt(1) - '0';
      assertThat(next).as(heading.text()).isBetween(level == 0 ? 1 : 2, level + 1);
      level = next;
    }
  }

  @Test
  void rendersCodeAndTablesLikeOtherPages() {
    Guide guide = guide("## H\n\n```sh\na <b>\n```\n\n| x | y |\n| --- | --- |\n| `1` | 2 |\n");

    assertThat(guide.title()).isEqualTo("One");
    assertThat(guide.description()).isEqualTo("About.");
    assertThat(guide.html())
        .contains("<h2 id=\"h\">H</h2>", "<pre><code class=\"language-sh\">a &lt;b&gt;")
        .contains("<td><code>1</code></td>");
  }

  @Test
  void linksLeadToPagesOfTheSite() {
    Guide guide =
        guide("[a](two.md), [b](two.md#a-b), [c](#top), [d](../../spec/openapi.yaml)\n\n## Top\n");

    assertThat(guide.html())
        .contains("href=\"two.html\"", "href=\"two.html#a-b\"", "href=\"#top\"")
        .contains("href=\"../../openapi.yaml\"");
    assertThat(guide.markdown())
        .contains("[a](two.md), [b](two.md#a-b), [c](#top), [d](../../openapi.yaml)");
  }

  @Test
  void linksToOtherPlacesBecomeText() {
    Guide guide =
        guide(
            "[LICENSE](../../LICENSE), [schema](../../a/b.json), [RFC](https://x.example/y),"
                + " <https://z.example>");

    assertThat(guide.html())
        .doesNotContain("<a ")
        .contains("<code>a/b.json</code>", "schema: ", "RFC: <code>https://x.example/y</code>")
        .contains(", <code>https://z.example</code>");
    assertThat(guide.markdown()).doesNotContain("](");
  }

  @ParameterizedTest
  @ValueSource(strings = {"three.md", "two.md#b", "#none", "two.txt", "../README.md"})
  void aDeadLinkFails(String target) {
    assertThatThrownBy(() -> guide("[x](" + target + ")"))
        .hasMessage(
            "docs/guides/one.md links to "
                + target
                + ", which is not a guide or a heading of a guide");
  }

  @Test
  void twoHeadingsWithTheSameAnchorFail() {
    assertThatThrownBy(() -> guide("## A\n\n## a\n"))
        .hasMessage("docs/guides/one.md has two headings with the same anchor: [one, a, a]");
  }

  @Test
  void aGuideWithoutTitleFails() {
    assertThatThrownBy(() -> Guide.parseAll(Map.of("one", "About.\n")))
        .hasMessage("docs/guides/one.md must start with \"# Title\" and a paragraph");
  }

  /** The site shows them as text, and repository browsers as links. */
  @ParameterizedTest
  @MethodSource("names")
  void linksToFilesOfTheRepositoryExist(String name) throws IOException {
    Matcher link =
        Pattern.compile("\\]\\((\\.\\./[^)#]+)")
            .matcher(Files.readString(FOLDER.resolve(name + ".md")));
    while (link.find()) {
      assertThat(FOLDER.resolve(link.group(1)).normalize()).as(name).exists();
    }
  }

  @Test
  void isFoundBySearchInBothLanguages() throws IOException {
    for (String language : List.of("en", "zh")) {
      assertThat(Made.ours().text("assets/search-" + language + ".js"))
          .contains("\"url\" : \"../en/guides/faults.html\"")
          .contains("\"title\" : \"The Prefer header\"")
          .contains("\"url\" : \"../en/guides/faults.html#the-prefer-header\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "zh, 流控, CreateResourcePackage.html#limits",
    "zh, 幂等, CreateResourcePackage.html#retry"
  })
  void sectionsAreFoundByOtherWords(String language, String word, String url) throws IOException {
    assertThat(Made.ours().text("assets/search-" + language + ".js"))
        .containsPattern("\"url\" : \"" + Pattern.quote(url) + "\",\\s+\"text\" : \"[^\"]*" + word);
  }

  @Test
  void isListedForLanguageModelsAndOnTheOverview() throws IOException {
    for (String name : names()) {
      assertThat(Made.ours().text("llms.txt")).contains("](en/guides/" + name + ".md): ");
      assertThat(Made.ours().page("en/index.html").select("#guides a").eachAttr("href"))
          .contains("guides/" + name + ".html");
      assertThat(Made.ours().text("zh/index.md")).contains("](../en/guides/" + name + ".md)");
    }
  }
}
