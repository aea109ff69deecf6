package io.github.bsskit.docs;

import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The texts of templates in one language, as Markdown or HTML. */
public final class PageTexts {

  private static final Parser MARKDOWN = Parser.builder().build();
  private static final HtmlRenderer HTML = HtmlRenderer.builder().escapeHtml(true).build();

  private final Texts texts;
  private final Language language;

  PageTexts(Texts texts, Language language) {
    this.texts = texts;
    this.language = language;
  }

  /** A text of the site as Markdown; the values replace {@code %s}. */
  public String text(String key, Object... values) {
    String text = texts.text(key, language);
    return values.length == 0 ? text : String.format(Locale.ROOT, text, values);
  }

  /** The same as HTML; a single paragraph has no tags. */
  public String html(String key, Object... values) {
    return toHtml(text(key, values));
  }

  /** Whether the text exists. */
  public boolean has(String key) {
    return texts.has(key);
  }

  /** A text of the spec, in English if the translation is missing. */
  public String spec(String place, Map<String, String> translations, String key, String english) {
    return texts.ofSpec(place, key, english, translations, language).orElse(english);
  }

  /** The same as HTML; English on a page in another language is marked. */
  public String specHtml(
      String place, Map<String, String> translations, String key, String english) {
    Optional<String> text = texts.ofSpec(place, key, english, translations, language);
    return text.map(PageTexts::toHtml)
        .orElseGet(() -> "<span lang=\"en\">" + toHtml(english) + "</span>");
  }

  /** The source of one fact of a parameter; templates cannot call the overloaded accessor. */
  public Source source(ParameterRule parameter, String fact) {
    return parameter.sourceOf(fact);
  }

  /** The distinct labels of a source. */
  public List<String> labels(Source source) {
    return source.labels().stream().distinct().toList();
  }

  private static String toHtml(String markdown) {
    String html = HTML.render(MARKDOWN.parse(markdown)).strip();
    boolean isOneParagraph =
        html.startsWith("<p>") && html.endsWith("</p>") && html.indexOf("<p>", 1) < 0;
    return isOneParagraph ? html.substring(3, html.length() - 4) : html;
  }
}
