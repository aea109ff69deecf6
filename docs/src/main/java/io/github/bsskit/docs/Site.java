package io.github.bsskit.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule.Trouble;
import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.io.InputStream;
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

/** The whole site of a contract. */
public final class Site {

  private static final String HIGHLIGHT =
      "/META-INF/resources/webjars/highlightjs/11.11.1/highlight.min.js";

  private final String yaml;
  private final Rulebook rulebook;
  private final Texts texts = Texts.read(List.of("pages.yaml"));
  private final Texts scriptTexts = Texts.read(List.of("controls.yaml", "scripts.yaml"));
  private final Templates templates = Templates.ofPages();
  private final Coverage coverage;
  private final SampleKeys keys = new SampleKeys();

  /**
   * The site of a contract.
   *
   * @throws IllegalArgumentException if the text is no contract; the message names the place
   */
  public Site(String yaml) {
    this.yaml = yaml;
    this.rulebook = Rulebook.read(yaml);
    this.coverage = new Coverage(rulebook);
  }

  /**
   * Writes all files, in the place of what is there.
   *
   * @return the texts that lack a language, which pages show in English
   */
  public List<String> write(Path site) throws IOException {
    empty(site);
    List<Page> pages = Page.of(rulebook);
    for (Language language : Language.values()) {
      PageTexts words = new PageTexts(texts, language);
      SearchIndex index = new SearchIndex(rulebook, words);
      for (Page page : pages) {
        Map<String, Object> model = model(page, pages, language, words);
        Path folder = site.resolve(language.folder());
        write(
            folder.resolve(page.name() + ".html"),
            templates.fill(page.template() + ".ftlh", model));
        String markdown = templates.fill("markdown/" + page.template() + ".ftl", model);
        write(folder.resolve(page.name() + ".md"), markdown.replaceAll("\n{3,}", "\n\n"));
      }
      Path assets = site.resolve("assets");
      write(assets.resolve("search-" + language.folder() + ".js"), index.script(pages));
      write(
          assets.resolve("texts-" + language.folder() + ".js"),
          "window.bssTexts = " + json(scriptTexts.in(language)) + ";\n");
    }
    writeRoot(site, pages);
    writeAssets(site.resolve("assets"));
    Samples.write(rulebook, site);
    write(site.resolve("openapi.yaml"), yaml);
    write(site.resolve("openapi.json"), openApiJson());
    return Stream.concat(texts.missing().stream(), scriptTexts.missing().stream()).toList();
  }

  private Map<String, Object> model(
      Page page, List<Page> pages, Language language, PageTexts words) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("page", page);
    model.put("pages", pages);
    model.put("toc", page.operation().isPresent() ? Page.SECTIONS : List.of());
    model.put("language", language);
    model.put("languages", Arrays.asList(Language.values()));
    model.put("words", words);
    model.put("rulebook", rulebook);
    model.put("sourceTexts", rulebook.sourcesZh());
    model.put("coverage", coverage);
    model.put("keys", keys);
    model.put("recipes", new ErrorRecipes(rulebook));
    model.put("troubles", Trouble.values());
    model.put("scripts", page.scripts());
    page.operation().ifPresent(operation -> addOperation(model, operation, words));
    return model;
  }

  private void addOperation(Map<String, Object> model, OperationRule operation, PageTexts words) {
    model.put("samples", Samples.of(operation, rulebook.wire().version()));
    model.put("tryData", new TryItData(rulebook, keys).of(operation, words));
    model.put(
        "examples",
        Map.of(
            "successes", BodyExample.successes(operation),
            "failures", BodyExample.failures(operation)));
    model.put("policy", policy(operation));
  }

  /** A RAM policy that allows the operation and nothing else, on any resource if none is named. */
  private static String policy(OperationRule operation) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Action", operation.ramAction());
    statement.put("Resource", operation.ramResource().isEmpty() ? "*" : operation.ramResource());
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("Version", "1");
    policy.put("Statement", List.of(statement));
    return json(policy);
  }

  private void writeRoot(Path site, List<Page> pages) {
    PageTexts words = new PageTexts(texts, Language.EN);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", words.text("site.name"));
    model.put("description", words.text("index.description"));
    model.put("languages", Arrays.asList(Language.values()));
    model.put("rulebook", rulebook);
    model.put("pages", pages);
    model.put("words", words);
    write(site.resolve("index.html"), templates.fill("root.ftlh", model));
    write(site.resolve("llms.txt"), templates.fill("llms.ftl", model));
  }

  private static void writeAssets(Path assets) throws IOException {
    for (String style : List.of("site.css", "widgets.css", "icon.svg")) {
      copy("styles/" + style, assets.resolve(style));
    }
    Set<String> scripts = new LinkedHashSet<>(Scripts.COMMON);
    scripts.addAll(Scripts.TRY_IT);
    scripts.addAll(Scripts.SIGNATURE_PAGE);
    for (String script : scripts) {
      copy("scripts/" + script, assets.resolve(script));
    }
    copy(HIGHLIGHT, assets.resolve("highlight.min.js"));
  }

  private static void copy(String resource, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (InputStream in = Site.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      Files.copy(in, to);
    }
  }

  private String openApiJson() throws IOException {
    return json(new YAMLMapper().readTree(yaml)) + "\n";
  }

  static String json(Object value) {
    try {
      return new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
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
