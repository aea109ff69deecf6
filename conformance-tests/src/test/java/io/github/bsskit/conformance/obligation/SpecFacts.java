package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.SpecText.below;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that the spec states, read from its text and not from the rulebook, so that what the
 * rulebook leaves out is found. A key that is not named here is a fact that nobody covers.
 */
final class SpecFacts {

  /** Prose, names that other facts have, labels of sources, and values for examples. */
  static final Set<String> NO_FACT =
      Set.of(
          "description",
          "summary",
          "tags",
          "example",
          "examples",
          "operationId",
          "name",
          "cause",
          "fix",
          "blame", // sorts failures by who can end them; no call shows it
          "likely",
          "source",
          "sure", // decides what is demanded of a row, and is none
          "sureOfStatus",
          "whenSource",
          "x-source",
          "x-source-of",
          "commonParameters", // names: what the envelope's parameters do is said elsewhere
          "x-wants",
          "x-repeat", // advice: what is owed of a call sent twice follows from the errors
          "x-history",
          "x-pages",
          "x-zh",
          "zh",
          "x-value-from", // tells the kit where a good value is from
          "readOnly"); // for tools that make a request of an answer

  /** About the document, or said again for tools that read no extension. */
  private static final Set<String> NO_FACT_OF_THE_DOCUMENT =
      Set.of("openapi", "info", "servers", "security", "tags", "x-sources", "x-zh");

  /** What is stated and cannot be tried, each with the reason. */
  static final Map<String, String> NOT_TRIED =
      Map.of(
          "x-wire/style", "the name of a custom, whose parts are facts of their own",
          "x-wire/product", "part of no request and of no answer but the link in Recommend",
          "x-wire/endpoints", "a call there is paid for; a profile says where a target is",
          "x-wire/maxBodyBytes", "a limit of the simulator, which no source speaks of",
          "x-wire/recommend", "a link that may stand in a failure and promises nothing",
          "x-ram-action/access", "what a policy is written with; no call shows it",
          "x-ram-action/resource", "what a policy is written with; no call shows it",
          "x-rate-limit/per", "takes two accounts that both have a rate to use up",
          "headers/x-acs-trace-id", "no client reads it, and no source promises it",
          "headers/throttling", "undocumented; stands only in a throttled answer");

  private final Map<String, Object> spec;
  private final List<Fact> all = new ArrayList<>();

  private SpecFacts(Map<String, Object> spec) {
    this.spec = spec;
  }

  /** The places of all facts that no obligation covers. */
  static List<String> uncovered(String yaml, List<Obligation> obligations) {
    return of(yaml).stream()
        .filter(fact -> !fact.isCovered(obligations))
        .map(Fact::place)
        .distinct()
        .toList();
  }

  static List<Fact> of(String yaml) {
    SpecFacts facts = new SpecFacts(SpecText.tree(yaml));
    facts.document();
    return facts.all;
  }

  private void document() {
    for (String key : spec.keySet()) {
      switch (key) {
        case "x-wire" -> all.addAll(WireFacts.of(below(spec, key), this));
        case "x-signatures" ->
            rows(spec, key).forEach(row -> all.addAll(WireFacts.ofSignature(row, this)));
        case "x-common-parameters" -> rows(spec, key).forEach(this::commonParameter);
        case "x-gateway-errors" -> rows(spec, key).forEach(row -> gatewayError(row));
        case "paths" -> paths(below(spec, key));
        case "components" -> components(below(spec, key));
        default -> unless(NO_FACT_OF_THE_DOCUMENT, "", key);
      }
    }
  }

  /** Presence, form and meaning are tried together, under the address that the row names. */
  private void commonParameter(Map<String, Object> row) {
    String place = "x-common-parameters/" + row.get("name");
    add(Fact.at(place, "gateway/" + row.get("about") + "/" + row.get("signature") + "/*"));
    row.keySet().stream()
        .filter(key -> !Set.of("in", "signature", "required", "about", "zh").contains(key))
        .forEach(key -> unless(NO_FACT, place, key));
  }

  private void gatewayError(Map<String, Object> row) {
    Object name = row.get("name");
    String place = "x-gateway-errors/" + name;
    row(place, "gateway/error/" + name, row);
    for (String key : row.keySet()) {
      if (key.equals("others")) {
        // Another row for the same cause may come wherever the row itself may.
        rows(row, key).forEach(other -> keys(place + "/others", other));
      } else if (!Set.of("status", "code", "message").contains(key)) {
        unless(NO_FACT, place, key);
      }
    }
  }

  private void keys(String place, Map<String, Object> other) {
    other.keySet().stream()
        .filter(key -> !Set.of("status", "code", "message").contains(key))
        .forEach(key -> unless(NO_FACT, place, key));
  }

  /** Status and message of a documented error. */
  private void row(String place, String law, Map<String, Object> row) {
    String status = row.get("code") + " has HTTP status " + row.get("status") + ".";
    String message = "The message of " + row.get("code") + " is: " + row.get("message");
    add(Fact.at(place + "/status").and(Fact.says(law + "/status", status::equals)));
    add(Fact.at(place + "/message").and(Fact.says(law + "/message", message::equals)));
  }

  private void paths(Map<String, Object> paths) {
    for (String path : paths.keySet()) {
      for (String method : below(paths, path).keySet()) {
        Map<String, Object> operation = below(below(paths, path), method);
        switch (method) {
          case "get" -> operation(operation);
          case "post" -> form(path, operation);
          default -> add(Fact.unknown(path + "/" + method));
        }
      }
    }
  }

  private void operation(Map<String, Object> operation) {
    String name = operation.get("operationId").toString();
    for (String key : operation.keySet()) {
      switch (key) {
        case "x-wire-action" -> add(Fact.at(name + "/x-wire-action", name + "/call/valid"));
        case "x-ram-action" -> ramAction(name, operation);
        case "x-rate-limit" -> rate(name, below(operation, key));
        case "x-errors" -> rows(operation, key).forEach(row -> error(name, row));
        case "parameters" ->
            rows(operation, key)
                .forEach(row -> all.addAll(ParameterFacts.of(name, followed(row), this)));
        case "responses" -> all.addAll(AnswerFacts.of(name, below(operation, key), this));
        default -> unless(NO_FACT, name, key);
      }
    }
  }

  private void ramAction(String name, Map<String, Object> operation) {
    Map<String, Object> ram = below(operation, "x-ram-action");
    String action = ram.get("action").toString();
    add(
        Fact.at(name + "/x-ram-action/action")
            .and(Fact.says(name + "/caller/*", text -> text.contains(" " + action + ":"))));
    ram.keySet().stream()
        .filter(key -> !key.equals("action"))
        .forEach(key -> unless(NO_FACT, "x-ram-action", key));
  }

  private void rate(String name, Map<String, Object> rate) {
    for (String key : rate.keySet()) {
      if (Set.of("requests", "seconds").contains(key)) {
        String requests =
            "first " + rate.get("requests") + " calls in " + rate.get("seconds") + " s ";
        add(
            Fact.at(name + "/x-rate-limit/" + key)
                .and(Fact.says(name + "/rate-limit/not-early", text -> text.contains(requests)))
                .and(
                    Fact.on(name + "/rate-limit/enforced")
                        .and(
                            owed ->
                                owed.steps().get(0) instanceof Step.Burst burst
                                    && rate.get("requests").equals(burst.rate().requests())
                                    && rate.get("seconds").equals(burst.rate().seconds()))));
      } else {
        unless(NO_FACT, "x-rate-limit", key);
      }
    }
  }

  private void error(String operation, Map<String, Object> row) {
    Object name = row.get("name");
    String code = row.get("code").toString();
    String place = operation + "/x-errors/" + name;
    row(place, operation + "/error/" + name, row);
    String cause =
        switch (row.getOrDefault("when", "").toString()) {
          case "caller-not-applicable", "caller-not-authorized", "owner-missing" ->
              "/caller/" + name;
          case "fault" -> "/fault/" + name;
          case "record-exists" -> "/race/identical";
          case "parameter-missing" -> "/*/missing/absent";
          case "parameter-malformed" -> "/*/malformed/*";
          case "owner-foreign" -> "/*/foreign";
          case "not-found" -> "/*/unknown/no-such";
          case "not-on-sale" -> "/*/not-on-sale";
          default -> "/nothing-of-this-kind";
        };
    // Which error answers a bad value is not demanded where that is a reading of ours.
    boolean isReading = cause.contains("/malformed/") && "I".equals(row.get("whenSource"));
    add(
        Fact.at(place + "/when")
            .and(
                isReading
                    ? Fact.refuses(operation + cause)
                    : Fact.refuses(operation + cause, code)));
    row.keySet().stream()
        .filter(key -> !Set.of("status", "code", "message", "when").contains(key))
        .forEach(key -> unless(NO_FACT, place, key));
  }

  /** The same operation with a form: it may say nothing that the other does not. */
  private void form(String path, Map<String, Object> post) {
    Set<String> known = Set.of("requestBody", "responses", "x-wire-action");
    post.keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> unless(NO_FACT, path + "/post", key));
    Map<String, Object> get = below(below(below(spec, "paths"), path), "get");
    if (!post.get("responses").equals(get.get("responses"))) {
      add(Fact.unknown(path + "/post/responses"));
    }
    Map<String, Object> content = below(below(post, "requestBody"), "content");
    Map<String, Object> form =
        followed(below(below(content, "application/x-www-form-urlencoded"), "schema"));
    Map<String, Object> parameters = new LinkedHashMap<>();
    List<Object> required = new ArrayList<>();
    for (Map<String, Object> reference : rows(get, "parameters")) {
      Map<String, Object> parameter = followed(reference);
      parameters.put(parameter.get("name").toString(), parameter.get("schema"));
      if (Boolean.TRUE.equals(parameter.get("required"))) {
        required.add(parameter.get("name"));
      }
    }
    if (!form.get("required").equals(required)) {
      add(Fact.unknown(path + "/post/required"));
    }
    below(form, "properties")
        .forEach(
            (property, schema) -> {
              if (!schema.equals(parameters.get(property))) {
                add(Fact.unknown(path + "/post/" + property));
              }
            });
  }

  /** What is used is found where it is used. */
  private void components(Map<String, Object> components) {
    Set<String> known =
        Set.of("parameters", "schemas", "responses", "headers", "examples", "securitySchemes");
    components.keySet().stream()
        .filter(kind -> !known.contains(kind))
        .forEach(kind -> add(Fact.unknown("components/" + kind)));
  }

  /** A key that states nothing, one that cannot be tried, or a fact that nobody covers. */
  void unless(Set<String> harmless, String place, String key) {
    String whole = place.isEmpty() ? key : place + "/" + key;
    if (!harmless.contains(key) && !NOT_TRIED.containsKey(whole)) {
      add(Fact.unknown(whole));
    }
  }

  void add(Fact fact) {
    all.add(fact);
  }

  Map<String, Object> operations() {
    Map<String, Object> operations = new LinkedHashMap<>();
    below(spec, "paths")
        .keySet()
        .forEach(path -> operations.put(path.substring(1), below(spec, "paths").get(path)));
    return operations;
  }

  /** What a reference names, or the object itself. */
  Map<String, Object> followed(Map<String, Object> object) {
    Object reference = object.get("$ref");
    if (reference == null) {
      return object;
    }
    Map<String, Object> found = spec;
    for (String name : reference.toString().substring(2).split("/")) {
      found = below(found, name);
    }
    return found;
  }

  @SuppressWarnings("unchecked") // a list of objects
  static List<Map<String, Object>> rows(Map<String, Object> object, String key) {
    return (List<Map<String, Object>>) object.getOrDefault(key, List.of());
  }
}
