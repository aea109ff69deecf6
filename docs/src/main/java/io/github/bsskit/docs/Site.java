package io.github.bsskit.docs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule.Trouble;
import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The documentation site of a contract. */
public final class Site {

  private static final String HIGHLIGHT =
      "/META-INF/resources/webjars/highlightjs/11.11.1/highlight.min.js";

  private final String yaml;
  private final Rulebook rulebook;
  private final List<Page> pages;
  private final List<Page> guides;
  private final Texts texts = Texts.read(List.of("pages.yaml"));
  private final Texts scriptTexts =
      Texts.read(List.of("controls.yaml", "scripts.yaml")).withSigningMistakes();
  private final Templates templates = Templates.ofPages();
  private final Coverage coverage;
  private final SampleKeys keys = new SampleKeys();

  /**
   * The site of a contract.
   *
   * @throws IllegalArgumentException if the text is not a contract; the message names the place
   */
  public Site(String yaml) {
    this.yaml = yaml;
    this.rulebook = Rulebook.read(yaml);
    this.coverage = new Coverage(rulebook);
    this.pages = Page.of(rulebook);
    this.guides = Guide.readAll().stream().map(Page::of).toList();
  }

  /**
   * Writes all files; existing files are deleted.
   *
   * @return the missing translations, which pages show in English
   */
  public List<String> write(Path site) throws IOException {
    empty(site);
    for (Language language : Language.values()) {
      writePages(site, language);
    }
    writeRoot(site);
    writeAssets(site.resolve("assets"));
    Samples.write(rulebook, site);
    write(site.resolve("openapi.yaml"), yaml);
    write(site.resolve("openapi.json"), json(new YAMLMapper().readTree(yaml)) + "\n");
    return Stream.concat(texts.missing().stream(), scriptTexts.missing().stream()).toList();
  }

  private void writePages(Path site, Language language) {
    PageTexts pageTexts = new PageTexts(texts, language);
    Path folder = site.resolve(language.folder());
    for (Page page : Stream.concat(pages.stream(), guides.stream()).toList()) {
      if (page.languages().contains(language)) {
        Map<String, Object> model = model(page, language, pageTexts);
        String html = templates.fill(page.template() + ".ftlh", model);
        String markdown = templates.fill("markdown/" + page.template() + ".ftl", model);
        write(folder.resolve(page.name() + ".html"), html);
        write(folder.resolve(page.name() + ".md"), markdown.replaceAll("\n{3,}", "\n\n"));
      }
    }
    Path assets = site.resolve("assets");
    write(
        assets.resolve("search-" + language.folder() + ".js"),
        new SearchIndex(rulebook, pageTexts).script(pages, guides));
    write(
        assets.resolve("texts-" + language.folder() + ".js"),
        "window.bssTexts = " + json(scriptTexts.in(language)) + ";\n");
  }

  private Map<String, Object> model(Page page, Language language, PageTexts pageTexts) {
    Map<String, Object> model = common(pageTexts);
    model.put("page", page);
    model.put("toc", page.sections(pageTexts));
    model.put("language", language);
    model.put("sourceTexts", rulebook.about().sourcesZh());
    model.put("coverage", coverage);
    model.put("keys", keys);
    model.put("recipes", new ErrorRecipes(rulebook));
    model.put("troubles", Trouble.values());
    model.put("scripts", page.scripts());
    page.operation().ifPresent(operation -> addOperation(model, operation, pageTexts));
    return model;
  }

  private Map<String, Object> common(PageTexts pageTexts) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("languages", Arrays.asList(Language.values()));
    model.put("rulebook", rulebook);
    model.put("pages", pages);
    model.put("guidePages", guides);
    model.put("texts", pageTexts);
    return model;
  }

  private void addOperation(
      Map<String, Object> model, OperationRule operation, PageTexts pageTexts) {
    model.put("samples", Samples.of(operation, rulebook.wire().version()));
    model.put("tryData", new TryItData(rulebook, keys).of(operation, pageTexts));
    model.put("successes", BodyExample.successes(operation));
    model.put("failures", BodyExample.failures(operation));
    model.put("policy", policy(operation));
  }

  /** A RAM policy that allows only this operation; without a documented resource, on all. */
  private static String policy(OperationRule operation) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Action", operation.ram().action());
    statement.put(
        "Resource", operation.ram().resource().isEmpty() ? "*" : operation.ram().resource());
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("Version", "1");
    policy.put("Statement", List.of(statement));
    return json(policy);
  }

  private void writeRoot(Path site) {
    PageTexts english = new PageTexts(texts, Language.EN);
    Map<String, Object> model = common(english);
    model.put("name", english.text("site.name"));
    model.put("description", english.text("index.description"));
    write(site.resolve("index.html"), templates.fill("root.ftlh", model));
    write(site.resolve("llms.txt"), templates.fill("llms.ftl", model));
  }

  private void writeAssets(Path assets) {
    for (String style : List.of("site.css", "widgets.css", "icon.svg")) {
      write(assets.resolve(style), Resources.text("styles/" + style));
    }
    Set<String> scripts = new LinkedHashSet<>(Scripts.COMMON);
    scripts.addAll(Scripts.TRY_IT);
    scripts.addAll(Scripts.SIGNATURE_PAGE);
    scripts.remove(VectorScript.NAME);
    for (String script : scripts) {
      write(assets.resolve(script), Resources.text("scripts/" + script));
    }
    write(assets.resolve(VectorScript.NAME), VectorScript.of(rulebook.gateway().vectors()));
    write(assets.resolve("highlight.min.js"), Resources.text(HIGHLIGHT));
  }

  static String json(Object value) {
    return new ObjectMapper().valueToTree(value).toPrettyString();
  }

  private static void empty(Path site) throws IOException {
    if (Files.exists(site)) {
      try (Stream<Path> old = Files.walk(site)) {
        for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(site);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
