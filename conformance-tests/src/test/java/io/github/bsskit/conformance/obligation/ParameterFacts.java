package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.SpecText.below;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the spec states of one parameter of one operation. */
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
                .and(Fact.refuses(place + "/missing/absent"))
                .and(Fact.refuses(place + "/missing/empty"))
            : Fact.at(place + "/optional").and(Fact.takes(place + "/optional/absent")));
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
      all.add(Fact.at(place + "/x-missing").and(Fact.refuses(caller)));
      knownKeys("x-missing", reaction);
    } else {
      reaction("x-missing", "/missing/absent");
    }
  }

  /**
   * That one value alone is used before is a reading of ours; of a call that is sent twice all are.
   */
  private void exists(Map<String, Object> reaction) {
    String code = code(reaction.get("error").toString());
    all.add(Fact.at(place + "/x-exists").and(Fact.refuses(operation + "/race/identical", code)));
    knownKeys("x-exists", reaction);
  }

  /** Which error it is can be demanded only where that is no reading of ours. */
  private void reaction(String key, String address) {
    Map<String, Object> reaction = below(parameter, key);
    String code = code(reaction.get("error").toString());
    boolean isReading = reaction.get("source").equals("I") && key.equals("x-malformed");
    all.add(
        Fact.at(place + "/" + key)
            .and(isReading ? Fact.refuses(place + address) : Fact.refuses(place + address, code)));
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
        case "enum" -> ((List<?>) value).forEach(one -> isTaken("enum", one.toString()));
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
      all.add(Fact.at(place + "/enum").and(Fact.refuses(place + "/malformed/other")));
    }
  }

  /** On the wire everything is a text, so that a text's type states nothing. */
  private void type(String type) {
    switch (type) {
      case "string" -> {}
      case "integer" ->
          all.add(
              Fact.at(place + "/type")
                  .and(Fact.refuses(place + "/malformed/letters"))
                  .and(Fact.refuses(place + "/malformed/half")));
      default -> all.add(Fact.unknown(place + "/type/" + type));
    }
  }

  private void format(String format) {
    String refused =
        switch (format) {
          case "int32", "int64" -> "/malformed/wraps-around";
          case "date-time" -> "/malformed/thirtieth-of-february";
          default -> "/no-such-format";
        };
    all.add(Fact.at(place + "/format").and(Fact.refuses(place + refused)));
  }

  private void isTaken(String fact, String value) {
    all.add(
        Fact.at(place + "/" + fact + "/" + value)
            .and(
                Fact.takes(place + "/valid/*")
                    .and(Fact.sends(place + "/valid/*", name, value::equals))));
  }

  /** Something that a pattern refuses is sent, and not only what every pattern would refuse. */
  private void pattern(Pattern pattern) {
    String refused = place + "/malformed/*";
    all.add(
        Fact.at(place + "/pattern", operation + "/call/valid")
            .and(
                Fact.refuses(refused)
                    .and(Fact.sends(refused, name, text -> !pattern.matcher(text).find()))));
  }

  private void minLength(int length) {
    all.add(
        length == 1
            ? Fact.at(place + "/minLength").and(Fact.refuses(place + "/missing/empty"))
            : Fact.unknown(place + "/minLength"));
  }

  private void edge(String keyword, BigInteger edge, BigInteger beyond) {
    isTaken(keyword, edge.toString());
    String over = edge.add(beyond).toString();
    all.add(
        Fact.at(place + "/" + keyword)
            .and(
                Fact.refuses(place + "/malformed/*")
                    .and(Fact.sends(place + "/malformed/*", name, over::equals))));
  }
}
