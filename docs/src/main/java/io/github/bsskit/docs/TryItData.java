package io.github.bsskit.docs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The data of the try-it form, as JSON in the page of an operation. */
final class TryItData {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Rulebook rulebook;
  private final SampleKeys keys;

  TryItData(Rulebook rulebook, SampleKeys keys) {
    this.rulebook = rulebook;
    this.keys = keys;
  }

  /** The data of an operation; {@code <} is escaped, so that it cannot end the script element. */
  String of(OperationRule operation, PageTexts texts) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("operation", operation.name());
    data.put("action", operation.action());
    data.put("version", rulebook.wire().version());
    data.put("product", rulebook.wire().product());
    data.put("path", rulebook.wire().path());
    data.put("official", rulebook.wire().endpoints());
    data.put("officialSuffixes", List.of(".aliyuncs.com", ".alibabacloud.com"));
    data.put("key", keys.of(SampleKeys.Role.FULL));
    List<Map<String, String>> known = new ArrayList<>();
    keys.all()
        .forEach(
            (role, key) -> {
              Map<String, String> withRole = new LinkedHashMap<>(Map.of("role", role));
              withRole.putAll(key);
              known.add(withRole);
            });
    data.put("keys", known);
    data.put(
        "parameters",
        operation.parameters().stream().map(one -> parameter(operation, one, texts)).toList());
    data.put("magicParameter", ErrorRecipe.magicParameter(operation));
    data.put("errors", operation.errors().stream().map(row -> error(operation, row)).toList());
    data.put("gatewayErrors", rulebook.gatewayErrors().stream().map(TryItData::row).toList());
    return JSON.valueToTree(data).toString().replace("<", "\\u003c");
  }

  private static Map<String, Object> row(ErrorRule row) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", row.name());
    data.put("status", row.status());
    data.put("code", row.code());
    return data;
  }

  private static Map<String, Object> parameter(
      OperationRule operation, ParameterRule rule, PageTexts texts) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", rule.name());
    data.put("required", rule.required());
    data.put("type", rule.type());
    data.put("format", rule.format());
    data.put("values", rule.values());
    data.put("default", rule.value().defaultValue().orElse(""));
    data.put("example", rule.example());
    String place = operation.name() + "/" + rule.name();
    data.put("wants", texts.spec(place, rule.zh(), "wants", rule.wants()));
    data.put("description", texts.spec(place, rule.zh(), "description", rule.description()));
    data.put("unique", rule.valueFrom().filter("unique"::equals).isPresent());
    return data;
  }

  private Map<String, Object> error(OperationRule operation, ErrorRule row) {
    ErrorRecipe recipe = ErrorRecipe.of(operation, rulebook.gatewayErrors(), row);
    Map<String, Object> data = row(row);
    data.put("message", row.message());
    data.put("word", recipe.word());
    data.put("request", recipe.isNatural() ? recipe.values() : null);
    data.put("key", recipe.role() == SampleKeys.Role.FULL ? null : keys.of(recipe.role()));
    return data;
  }
}
