package io.github.bsskit.docs;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.FieldRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the search field finds: a few hundred places, so that the browser looks through them all.
 */
final class SearchIndex {

  private final Rulebook rulebook;
  private final PageTexts words;
  private final List<Map<String, String>> entries = new ArrayList<>();

  SearchIndex(Rulebook rulebook, PageTexts words) {
    this.rulebook = rulebook;
    this.words = words;
  }

  /** A script that hands the entries to the page: pages opened as files may not fetch. */
  String script(List<Page> pages) {
    pages.stream()
        .filter(page -> page.operation().isEmpty() && !page.name().equals("index"))
        .forEach(
            page ->
                add(
                    words.text("page." + page.name()),
                    "",
                    page.name() + ".html",
                    words.text("page." + page.name() + ".about")));
    rulebook.operations().forEach(this::operation);
    rulebook.gatewayErrors().forEach(row -> error("gateway", row));
    return "window.bssSearch = " + Site.json(entries) + ";\n";
  }

  private void operation(OperationRule operation) {
    String page = operation.name() + ".html";
    add(
        operation.name(),
        "",
        page,
        words.spec(operation.name(), operation.zh(), "summary", operation.summary()));
    for (String section : Page.SECTIONS) {
      add(words.text("section." + section), operation.name(), page + "#" + section, "");
    }
    for (ParameterRule parameter : operation.parameters()) {
      String place = operation.name() + "/" + parameter.name();
      add(
          parameter.name(),
          operation.name(),
          page + "#parameter-" + parameter.name(),
          words.spec(place, parameter.zh(), "description", parameter.description()));
    }
    members(operation, operation.success(), "");
    operation.errors().forEach(row -> error(operation.name(), row));
  }

  private void members(OperationRule operation, FieldRule around, String before) {
    for (FieldRule member : around.members()) {
      String path = before + member.name();
      add(
          path,
          operation.name(),
          operation.name() + ".html#success-" + path,
          words.spec(
              operation.name() + "/" + path, member.zh(), "description", member.description()));
      members(operation, member, path + ".");
    }
  }

  private void error(String group, ErrorRule row) {
    String place = group + "/" + row.name();
    add(
        row.code(),
        row.status() + " " + group,
        group + ".html#error-" + row.name(),
        row.message() + " " + words.spec(place, row.zh(), "cause", row.cause()));
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
