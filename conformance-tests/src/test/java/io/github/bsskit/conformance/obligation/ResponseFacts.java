package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.SpecText.below;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts of the responses of one operation. */
final class ResponseFacts {

  /** The only pattern of a field that an invariant checks. */
  private static final String UUID =
      "^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$";

  private final String operation;
  private final SpecFacts spec;
  private final List<Fact> all = new ArrayList<>();

  private ResponseFacts(String operation, SpecFacts spec) {
    this.operation = operation;
    this.spec = spec;
  }

  static List<Fact> of(String operation, Map<String, Object> responses, SpecFacts spec) {
    ResponseFacts facts = new ResponseFacts(operation, spec);
    for (String status : responses.keySet()) {
      facts.response(status, spec.followed(below(responses, status)));
    }
    return facts.all;
  }

  private void response(String status, Map<String, Object> response) {
    String place = operation + "/" + status;
    String address = status.equals("200") ? operation + "/success/status" : "*/error/*/status";
    all.add(Fact.at(place).and(Fact.says(address, text -> text.endsWith(" " + status + "."))));
    for (String key : response.keySet()) {
      switch (key) {
        case "headers" -> below(response, key).keySet().forEach(name -> header(place, name));
        case "content" -> {
          for (String type : below(response, key).keySet()) {
            content(place, status, type, below(below(response, key), type));
          }
        }
        default -> spec.unless(SpecFacts.NO_FACT, place, key);
      }
    }
  }

  private void header(String place, String name) {
    switch (name) {
      case "x-acs-request-id" ->
          all.add(Fact.at(place + "/headers/" + name, "response/RequestId/header"));
      case "x-acs-retry-after", "X-RateLimit-User", "X-RateLimit-User-API" ->
          spec.unless(Set.of(), "headers", "throttling");
      default -> spec.unless(Set.of(), "headers", name);
    }
  }

  private void content(String place, String status, String type, Map<String, Object> content) {
    String address =
        switch (type) {
          case "application/json" -> "response/content-type/json";
          case "text/xml" -> "response/content-type/xml";
          default -> "response/content-type/no-such";
        };
    all.add(Fact.at(place + "/" + type, address));
    Map<String, Object> schema = spec.followed(below(content, "schema"));
    if (status.equals("200")) {
      object(operation + "/success/", "", schema);
    } else if (schema.containsKey("anyOf")) {
      for (Map<String, Object> one : SpecFacts.rows(schema, "anyOf")) {
        boolean gateways = one.get("$ref").toString().endsWith("/GatewayRefusal");
        object((gateways ? "gateway" : operation) + "/error/", "", spec.followed(one));
      }
    } else {
      object("gateway/error/", "", schema);
    }
    content.keySet().stream()
        .filter(key -> !key.equals("schema"))
        .forEach(key -> spec.unless(SpecFacts.NO_FACT, place + "/" + type, key));
  }

  private void object(String under, String prefix, Map<String, Object> schema) {
    for (String keyword : schema.keySet()) {
      switch (keyword) {
        case "type", "required" -> {}
        case "additionalProperties" -> {
          all.add(
              Boolean.FALSE.equals(schema.get(keyword))
                  ? Fact.at(under + prefix + keyword, under + "fields")
                  : Fact.unknown(under + prefix + keyword));
        }
        case "properties" ->
            below(schema, keyword)
                .keySet()
                .forEach(
                    name ->
                        field(
                            under,
                            prefix + name,
                            schema.getOrDefault("required", List.of()) instanceof List<?> required
                                && required.contains(name),
                            spec.followed(below(below(schema, keyword), name))));
        case "x-same" ->
            below(schema, keyword)
                .forEach(
                    (one, other) ->
                        all.add(
                            Fact.at(under + "x-same/" + one, under + one + "/same-as-" + other)));
        default -> spec.unless(SpecFacts.NO_FACT, under + prefix, keyword);
      }
    }
  }

  private void field(String under, String path, boolean required, Map<String, Object> schema) {
    String place = under + path;
    boolean isRequestId = path.equals("RequestId");
    String invariants = isRequestId ? "response/RequestId" : place;
    if (required) {
      all.add(Fact.at(place + "/required", invariants + "/present"));
    }
    for (String keyword : schema.keySet()) {
      Object value = schema.get(keyword);
      switch (keyword) {
        case "type", "format" ->
            all.add(
                isRequestId
                    ? Fact.at(place + "/" + keyword, invariants + "/format")
                    : Fact.at(place + "/" + keyword)
                        .and(Fact.says(invariants + "/type", text -> text.contains("" + value))));
        case "enum" -> ((List<?>) value).forEach(one -> value(under, path, one, schema));
        case "pattern" ->
            all.add(
                isRequestId && value.equals(UUID)
                    ? Fact.at(place + "/pattern", invariants + "/format", invariants + "/unique")
                    : Fact.unknown(place + "/pattern"));
        case "minimum" -> all.add(Fact.at(place + "/minimum", invariants + "/type"));
        case "x-unique" -> unique(under, path);
        case "properties", "required", "additionalProperties" -> {}
        default -> spec.unless(SpecFacts.NO_FACT, place, keyword);
      }
    }
    if (schema.containsKey("properties")) {
      object(under, path + ".", schema);
    }
  }

  /** Each of several codes is an error of its own; other values are one invariant. */
  private void value(String under, String path, Object value, Map<String, Object> schema) {
    String place = under + path + "/enum/" + value;
    boolean isCodeOfAnError = path.equals("Code") && ((List<?>) schema.get("enum")).size() > 1;
    all.add(
        isCodeOfAnError
            ? Fact.at(place, under + "undocumented")
                .and(Fact.says(under + "*/status", text -> text.startsWith(value + " has ")))
            : Fact.at(place)
                .and(Fact.says(under + path + "/value", text -> text.contains("" + value))));
  }

  /** A nested field is unique because it equals a unique one. */
  private void unique(String under, String path) {
    all.add(
        path.contains(".")
            ? Fact.at(under + path + "/x-unique", under + path + "/same-as-*")
            : Fact.at(under + path + "/x-unique", under + path + "/unique"));
  }
}
