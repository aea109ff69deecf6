package io.github.bsskit.rulebook;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the parameters of an operation, each with the errors for bad values. */
final class ParameterRules {

  private final Components components;
  private final String operation;
  private final List<ErrorRule> errors;

  ParameterRules(Components components, String operation, List<ErrorRule> errors) {
    this.components = components;
    this.operation = operation;
    this.errors = errors;
  }

  ParameterRule parameter(Parameter reference) {
    Parameter parameter =
        reference.get$ref() == null
            ? reference
            : components.parameter(operation, reference.get$ref());
    String place = operation + "/" + parameter.getName();
    if (parameter.getSchema() == null) {
      throw new IllegalArgumentException(place + ": schema is missing");
    }
    Schema<?> schema = components.resolved(place, parameter.getSchema());
    SpecMap row = SpecMap.of(place, parameter.getExtensions());
    return new ParameterRule(
        parameter.getName(),
        Boolean.TRUE.equals(parameter.getRequired()),
        Components.value(place, schema),
        new ParameterRule.SampleValues(
            example(parameter, schema), badExamples(parameter, row), row.optional("x-value-from")),
        reactions(row),
        reaction(row, "x-exists"),
        Objects.toString(parameter.getDescription(), ""),
        row.text("x-wants", ""),
        row.rows("x-notes").stream().map(OperationRule.Note::read).toList(),
        new ParameterRule.FactSources(row.source("x-source"), row.sources("x-source-of")),
        row.row("x-zh").texts());
  }

  private static String example(Parameter parameter, Schema<?> schema) {
    if (parameter.getExamples() != null && parameter.getExamples().containsKey("Success")) {
      return parameter.getExamples().get("Success").getValue().toString();
    }
    return Objects.toString(schema.getExample(), "");
  }

  /** An example is of a bad value if it has the name of an error of this parameter. */
  private static Map<String, String> badExamples(Parameter parameter, SpecMap row) {
    Map<String, String> bad = new LinkedHashMap<>();
    for (ParameterRule.Trouble trouble : ParameterRule.Trouble.values()) {
      String error = row.row(trouble.extension()).text("error", "");
      if (parameter.getExamples() != null && parameter.getExamples().containsKey(error)) {
        bad.put(error, Objects.toString(parameter.getExamples().get(error).getValue(), ""));
      }
    }
    return bad;
  }

  private Map<ParameterRule.Trouble, ParameterRule.Reaction> reactions(SpecMap row) {
    Map<ParameterRule.Trouble, ParameterRule.Reaction> reactions =
        new EnumMap<>(ParameterRule.Trouble.class);
    for (ParameterRule.Trouble trouble : ParameterRule.Trouble.values()) {
      reaction(row, trouble.extension()).ifPresent(found -> reactions.put(trouble, found));
    }
    return reactions;
  }

  private Optional<ParameterRule.Reaction> reaction(SpecMap parameter, String extension) {
    if (!parameter.has(extension)) {
      return Optional.empty();
    }
    SpecMap row = parameter.row(extension);
    String name = row.text("error");
    ErrorRule error =
        errors.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> row.error("x-errors of the operation has no " + name));
    return Optional.of(
        new ParameterRule.Reaction(
            error, row.source("source"), row.optional("only"), row.row("zh").texts()));
  }
}
