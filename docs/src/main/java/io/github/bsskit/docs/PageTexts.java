package io.github.bsskit.docs;

import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** What templates say in one language: as Markdown, or as the HTML that it means. */
public final class PageTexts {

  private static final Parser MARKDOWN = Parser.builder().build();
  private static final HtmlRenderer HTML = HtmlRenderer.builder().escapeHtml(true).build();

  private final Texts texts;
  private final Language language;

  PageTexts(Texts texts, Language language) {
    this.texts = texts;
    this.language = language;
  }

  /** A text of the site, as Markdown; {@code %s} are filled in. */
  public String text(String key, Object... values) {
    String text = texts.text(key, language);
    return values.length == 0 ? text : String.format(text, values);
  }

  /** The same as HTML: a single paragraph without its tags, since it stands in some. */
  public String html(String key, Object... values) {
    return toHtml(text(key, values));
  }

  /** Whether there is such a text. */
  public boolean has(String key) {
    return texts.has(key);
  }

  /** A text of the spec, in this language or else in English. */
  public String spec(String place, Map<String, String> others, String key, String english) {
    return given(place, others, key, english).orElse(english);
  }

  /** The same as HTML, which tells where it is not in the page's language. */
  public String specHtml(String place, Map<String, String> others, String key, String english) {
    return given(place, others, key, english)
        .map(PageTexts::toHtml)
        .orElseGet(() -> "<span lang=\"en\">" + toHtml(english) + "</span>");
  }

  private Optional<String> given(
      String place, Map<String, String> others, String key, String english) {
    return texts.ofSpec(place, key, english, others, language);
  }

  /** Where one fact of a parameter is from; templates see the component of that name instead. */
  public Source source(ParameterRule parameter, String fact) {
    return parameter.sourceOf(fact);
  }

  /** Labels of a source, each once. */
  public List<String> labels(Source source) {
    return source.labels().stream().distinct().toList();
  }

  private static String toHtml(String markdown) {
    String html = HTML.render(MARKDOWN.parse(markdown)).strip();
    boolean onlyParagraph =
        html.startsWith("<p>") && html.endsWith("</p>") && html.indexOf("<p>", 1) < 0;
    return onlyParagraph ? html.substring(3, html.length() - 4) : html;
  }
}
