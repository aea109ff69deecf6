package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.SpecText.below;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The facts of one parameter of one operation. */
final class ParameterFacts {

  private final String operation;
  private final Map<String, Object> parameter;
  private final Map<String, Object> schema;
  private final String name;
  private final String place;
  private final SpecFacts spec;
  private final List<Fact> all = new ArrayList<>();

  private ParameterFacts(String operation, Map<String, Object> parameter, SpecFacts spec) {
    this.operation = operation;
    this.parameter = parameter;
    this.spec = spec;
    this.schema = spec.followed(below(parameter, "schema"));
    this.name = parameter.get("name").toString();
    this.place = operation + "/" + name;
  }

  static List<Fact> of(String operation, Map<String, Object> parameter, SpecFacts spec) {
    ParameterFacts facts = new ParameterFacts(operation, parameter, spec);
    facts.presence();
    facts.keys();
    facts.schema();
    return facts.all;
  }

  private boolean isRequired() {
    return Boolean.TRUE.equals(parameter.get("required"));
  }

  private void presence() {
    all.add(
        isRequired()
            ? Fact.at(place + "/required")
                .and(Fact.rejects(place + "/missing/absent"))
                .and(Fact.rejects(place + "/missing/empty"))
            : Fact.at(place + "/optional").and(Fact.accepts(place + "/optional/absent")));
  }

  private void keys() {
    for (String key : parameter.keySet()) {
      switch (key) {
        case "required", "schema" -> {}
        case "in" -> all.add(Fact.at(place + "/in", operation + "/style/*-query/*"));
        case "x-missing" -> missing(below(parameter, key));
        case "x-malformed" -> reaction(key, "/malformed/*");
        case "x-unknown" -> reaction(key, "/unknown/no-such");
        case "x-foreign" -> reaction(key, "/foreign");
        case "x-off-sale" -> reaction(key, "/not-on-sale");
        case "x-exists" -> exists(below(parameter, key));
        default -> spec.unless(SpecFacts.NO_FACT, place, key);
      }
    }
    if (!"query".equals(parameter.get("in"))) {
      all.add(Fact.unknown(place + "/in/" + parameter.get("in")));
    }
  }

  private void missing(Map<String, Object> reaction) {
    if (reaction.containsKey("only")) {
      // Only some callers must send it.
      String caller = operation + "/caller/" + reaction.get("error");
      all.add(Fact.at(place + "/x-missing").and(Fact.rejects(caller)));
      knownKeys("x-missing", reaction);
    } else {
      reaction("x-missing", "/missing/absent");
    }
  }

  /** A repeated call repeats all values; that one value suffices is our interpretation. */
  private void exists(Map<String, Object> reaction) {
    String code = code(reaction.get("error").toString());
    all.add(Fact.at(place + "/x-exists").and(Fact.rejects(operation + "/race/identical", code)));
    knownKeys("x-exists", reaction);
  }

  /** The error is required only where it is not our interpretation. */
  private void reaction(String key, String address) {
    Map<String, Object> reaction = below(parameter, key);
    String code = code(reaction.get("error").toString());
    boolean isReading = reaction.get("source").equals("I") && key.equals("x-malformed");
    all.add(
        Fact.at(place + "/" + key)
            .and(isReading ? Fact.rejects(place + address) : Fact.rejects(place + address, code)));
    knownKeys(key, reaction);
  }

  private void knownKeys(String key, Map<String, Object> reaction) {
    reaction.keySet().stream()
        .filter(more -> !Set.of("error", "source", "only", "zh").contains(more))
        .forEach(more -> all.add(Fact.unknown(place + "/" + key + "/" + more)));
  }

  private String code(String row) {
    Map<String, Object> path = below(spec.operations(), operation);
    return SpecFacts.rows(below(path, "get"), "x-errors").stream()
        .filter(error -> error.get("name").equals(row))
        .map(error -> error.get("code").toString())
        .findFirst()
        .orElse("no row " + row);
  }

  private void schema() {
    for (String keyword : schema.keySet()) {
      Object value = schema.get(keyword);
      switch (keyword) {
        case "type" -> type(value.toString());
        case "format" -> format(value.toString());
        case "enum" -> ((List<?>) value).forEach(one -> isAccepted("enum", one.toString()));
        case "default" ->
            all.add(
                Fact.at(place + "/default")
                    .and(Fact.says(place + "/optional/absent", text -> text.contains("" + value))));
        case "pattern" -> pattern(Pattern.compile(value.toString()));
        case "minLength" -> minLength((int) value);
        case "minimum" -> edge(keyword, new BigInteger("" + value), BigInteger.ONE.negate());
        case "maximum" -> edge(keyword, new BigInteger("" + value), BigInteger.ONE);
        default -> spec.unless(SpecFacts.NO_FACT, place, keyword);
      }
    }
    if (schema.containsKey("enum")) {
      all.add(Fact.at(place + "/enum").and(Fact.rejects(place + "/malformed/other")));
    }
  }

  /** On the wire every value is a text, so the type string is not a fact. */
  private void type(String type) {
    switch (type) {
      case "string" -> {}
      case "integer" ->
          all.add(
              Fact.at(place + "/type")
                  .and(Fact.rejects(place + "/malformed/letters"))
                  .and(Fact.rejects(place + "/malformed/half")));
      default -> all.add(Fact.unknown(place + "/type/" + type));
    }
  }

  private void format(String format) {
    String rejected =
        switch (format) {
          case "int32", "int64" -> "/malformed/wraps-around";
          case "date-time" -> "/malformed/thirtieth-of-february";
          default -> "/no-such-format";
        };
    all.add(Fact.at(place + "/format").and(Fact.rejects(place + rejected)));
  }

  private void isAccepted(String fact, String value) {
    all.add(
        Fact.at(place + "/" + fact + "/" + value)
            .and(
                Fact.accepts(place + "/valid/*")
                    .and(Fact.sends(place + "/valid/*", name, value::equals))));
  }

  /** A value is sent that this pattern rejects, not only values that every pattern rejects. */
  private void pattern(Pattern pattern) {
    String rejected = place + "/malformed/*";
    all.add(
        Fact.at(place + "/pattern", operation + "/call/valid")
            .and(
                Fact.rejects(rejected)
                    .and(Fact.sends(rejected, name, text -> !pattern.matcher(text).find()))));
  }

  private void minLength(int length) {
    all.add(
        length == 1
            ? Fact.at(place + "/minLength").and(Fact.rejects(place + "/missing/empty"))
            : Fact.unknown(place + "/minLength"));
  }

  private void edge(String keyword, BigInteger edge, BigInteger beyond) {
    isAccepted(keyword, edge.toString());
    String over = edge.add(beyond).toString();
    all.add(
        Fact.at(place + "/" + keyword)
            .and(
                Fact.rejects(place + "/malformed/*")
                    .and(Fact.sends(place + "/malformed/*", name, over::equals))));
  }
}
