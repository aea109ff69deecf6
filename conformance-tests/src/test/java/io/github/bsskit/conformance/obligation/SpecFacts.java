package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.SpecText.below;
import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All facts of the spec, read from its text and not from the rulebook, so that facts which the
 * rulebook omits are found. A key that is not named here is a fact that no obligation covers.
 */
final class SpecFacts {

  /** Prose, names of other facts, source labels and example values. */
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
          "blame", // classifies errors by who can fix them; not visible in a call
          "likely",
          "source",
          "sure", // decides whether an error is required
          "sureOfStatus",
          "whenSource",
          "x-source",
          "x-source-of",
          "commonParameters", // names only; their meaning is defined elsewhere
          "x-wants",
          "x-repeat", // advice; the obligations of repeated calls follow from the errors
          "x-history",
          "x-notes", // what no source says
          "x-pages",
          "also", // of x-ram-action: needs a key whose policy has this name only
          "x-quota-page-rate-limit", // not documented for the operation; demanded of no target
          "x-zh",
          "zh",
          "x-value-from", // where the kit takes a valid value from
          "readOnly"); // for tools that turn a response into a request

  /** About the document, or repeated for tools that ignore extensions. */
  private static final Set<String> NO_FACT_OF_THE_DOCUMENT =
      Set.of(
          "openapi",
          "info",
          "servers",
          "security",
          "tags",
          "x-sources",
          "x-zh",
          "x-signature-vectors"); // examples, recomputed by the tests of the signature page

  /** Facts that cannot be tested, each with the reason. */
  static final Map<String, String> NOT_TRIED =
      Map.ofEntries(
          entry("x-wire/style", "a name whose parts are separate facts"),
          entry("x-wire/product", "only in the link in Recommend"),
          entry("x-wire/endpoints", "calls there cost money; a profile names the target"),
          entry("x-wire/maxBodyBytes", "a limit of the simulator without a source"),
          entry("x-wire/maxParameters", "a limit of the simulator without a source"),
          entry("x-wire/maxHeaders", "a limit of the simulator without a source"),
          entry("x-wire/recommend", "an optional link in an error"),
          entry("x-ram-action/access", "for policies; not visible in a call"),
          entry("x-ram-action/resource", "for policies; not visible in a call"),
          entry("x-rate-limit/per", "needs two accounts with a rate to use up"),
          entry("headers/x-acs-trace-id", "not read by clients and not documented"),
          entry("headers/throttling", "undocumented; only in throttled responses"));

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
        case "x-rules" -> rows(spec, key).forEach(this::rule);
        case "x-gateway-errors" -> rows(spec, key).forEach(row -> gatewayError(row));
        case "paths" -> paths(below(spec, key));
        case "components" -> components(below(spec, key));
        default -> unless(NO_FACT_OF_THE_DOCUMENT, "", key);
      }
    }
  }

  /** Presence, form and meaning are tested together, under the address of the row. */
  private void commonParameter(Map<String, Object> row) {
    String place = "x-common-parameters/" + row.get("name");
    add(Fact.at(place, "gateway/" + row.get("about") + "/" + row.get("signature") + "/*"));
    row.keySet().stream()
        .filter(key -> !Set.of("in", "signature", "required", "about", "zh").contains(key))
        .forEach(key -> unless(NO_FACT, place, key));
  }

  /** A rule names the obligations that test it; each of these patterns must match one. */
  private void rule(Map<String, Object> row) {
    String place = "x-rules/" + row.get("name");
    if (row.get("checks") instanceof List<?> checks) {
      checks.forEach(
          check -> add(Fact.at(place).and(obligation -> obligation.matches(check.toString()))));
    }
    row.keySet().stream()
        .filter(key -> !Set.of("about", "text", "checks").contains(key))
        .forEach(key -> unless(NO_FACT, place, key));
  }

  private void gatewayError(Map<String, Object> row) {
    Object name = row.get("name");
    String place = "x-gateway-errors/" + name;
    row(place, "gateway/error/" + name, row);
    for (String key : row.keySet()) {
      if (key.equals("others")) {
        // An alternative error may be returned wherever the error itself may.
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
        case "responses" -> all.addAll(ResponseFacts.of(name, below(operation, key), this));
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
                            obligation ->
                                obligation.steps().get(0) instanceof RateStep.Burst burst
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
    // The error for an invalid value is not required where it is our interpretation.
    boolean isReading = cause.contains("/malformed/") && "I".equals(row.get("whenSource"));
    add(
        Fact.at(place + "/when")
            .and(
                isReading
                    ? Fact.rejects(operation + cause)
                    : Fact.rejects(operation + cause, code)));
    row.keySet().stream()
        .filter(key -> !Set.of("status", "code", "message", "when").contains(key))
        .forEach(key -> unless(NO_FACT, place, key));
  }

  /** The same operation with a form must state the same facts. */
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

  /** Components are found where they are used. */
  private void components(Map<String, Object> components) {
    Set<String> known =
        Set.of("parameters", "schemas", "responses", "headers", "examples", "securitySchemes");
    components.keySet().stream()
        .filter(kind -> !known.contains(kind))
        .forEach(kind -> add(Fact.unknown("components/" + kind)));
  }

  /** A key without a fact, one that cannot be tested, or an uncovered fact. */
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

  /** The referenced object, or the object itself. */
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
