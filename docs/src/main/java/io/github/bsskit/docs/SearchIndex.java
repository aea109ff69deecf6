package io.github.bsskit.docs;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.FieldRule;
import io.github.bsskit.rulebook.GatewayRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entries of the search field. There are a few hundred; the browser searches all of them. */
final class SearchIndex {

  private final Rulebook rulebook;
  private final PageTexts texts;
  private final List<Map<String, String>> entries = new ArrayList<>();

  SearchIndex(Rulebook rulebook, PageTexts texts) {
    this.rulebook = rulebook;
    this.texts = texts;
  }

  /** A script that defines the entries, because pages opened as files cannot fetch them. */
  String script(List<Page> pages, List<Page> guides) {
    pages.stream()
        .filter(page -> page.operation().isEmpty() && !page.name().equals("index"))
        .forEach(
            page ->
                add(
                    texts.text("page." + page.name()),
                    "",
                    page.name() + ".html",
                    texts.text("page." + page.name() + ".about")));
    rulebook.gateway().rules().forEach(this::rule);
    rulebook.operations().forEach(this::operation);
    rulebook.gatewayErrors().forEach(row -> error("gateway", row));
    guides.forEach(this::guide);
    return "window.bssSearch = " + Site.json(entries) + ";\n";
  }

  private void rule(GatewayRule.Rule rule) {
    String page = GatewayFacts.pageOf(rule.about());
    String ofSignature = "rules." + rule.about();
    add(
        texts.text(texts.has(ofSignature) ? ofSignature : "section." + rule.about()),
        texts.text("page." + page),
        page + ".html#rule-" + rule.name(),
        texts.spec("x-rules/" + rule.name(), rule.zh(), "text", rule.text()));
  }

  private void guide(Page page) {
    Guide guide = page.guide().orElseThrow();
    int from = entries.size();
    String file = "../en/" + page.name() + ".html";
    add(guide.title(), "", file, guide.description());
    guide
        .sections()
        .forEach(section -> add(section.title(), guide.title(), file + "#" + section.id(), ""));
    entries.subList(from, entries.size()).forEach(entry -> entry.put("lang", "en"));
  }

  private void operation(OperationRule operation) {
    String page = operation.name() + ".html";
    add(
        operation.name(),
        "",
        page,
        texts.spec(operation.name(), operation.page().zh(), "summary", operation.page().summary()));
    for (String section : Page.SECTIONS) {
      String keywords = "keywords." + section;
      add(
          texts.text("section." + section),
          operation.name(),
          page + "#" + section,
          texts.has(keywords) ? texts.text(keywords) : "");
    }
    for (ParameterRule parameter : operation.parameters()) {
      String place = operation.name() + "/" + parameter.name();
      add(
          parameter.name(),
          operation.name(),
          page + "#parameter-" + parameter.name(),
          texts.spec(place, parameter.zh(), "description", parameter.description()));
    }
    fields(operation, operation.success(), "");
    operation.errors().forEach(row -> error(operation.name(), row));
  }

  private void fields(OperationRule operation, FieldRule parent, String before) {
    for (FieldRule field : parent.fields()) {
      String path = before + field.name();
      add(
          path,
          operation.name(),
          operation.name() + ".html#success-" + path,
          texts.spec(
              operation.name() + "/" + path, field.zh(), "description", field.description()));
      fields(operation, field, path + ".");
    }
  }

  private void error(String group, ErrorRule row) {
    String place = group + "/" + row.name();
    add(
        row.code(),
        row.status() + " " + group,
        group + ".html#error-" + row.name(),
        row.message() + " " + texts.spec(place, row.zh(), "cause", row.cause()));
  }

  private void add(String title, String where, String address, String text) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("title", title);
    entry.put("where", where);
    entry.put("url", address);
    entry.put("text", text);
    entries.add(entry);
  }
}
