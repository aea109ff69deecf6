package io.github.bsskit.conformance.target;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One error of the schema validator in plain words: the path, what is wrong, and the fix. The fix
 * is the schema's {@code errorMessage} where there is one. Secrets are never quoted.
 */
final class SchemaMessage {

  private static final Pattern QUOTABLE =
      Pattern.compile(
          "(wire|owners|rateLimit|timeLimit|live|paid)\\b.*"
              + "|keys\\..*\\.owners(\\[[0-9]+])?"
              + "|(hooks\\.[a-z]+|faults\\.request)\\.method");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z][A-Za-z0-9_]*}");

  private final Error error;
  private final JsonNode schema;
  private final JsonNode found;
  private final String path;

  /**
   * A message.
   *
   * @param error from the validator
   * @param schema the root of the schema
   */
  SchemaMessage(Error error, JsonNode schema) {
    this.error = error;
    this.schema = schema;
    found = error.getInstanceNode();
    path = path(error.getInstanceLocation(), error.getInstanceLocation().getNameCount());
  }

  /** The key path that the error is reported for. */
  String path() {
    return switch (error.getKeyword()) {
      case "required", "propertyNames" -> ProfileErrors.below(path, error.getProperty());
      case "additionalProperties" ->
          isSecretKey() ? path : ProfileErrors.below(path, error.getProperty());
      case "uniqueItems" -> path + "[" + repeatedItem() + "]";
      default -> path;
    };
  }

  /** What is wrong, and the fix. */
  String text() {
    if (found.isNull() || found.isString() && found.asString().isBlank()) {
      return "is empty; give it a value, or leave it out";
    }
    return switch (error.getKeyword()) {
      case "required" -> "is missing; " + errorMessage().orElse("give it a value");
      case "additionalProperties" -> unknownKey();
      case "type" -> "is " + value() + errorMessage().map(", "::concat).orElse("; " + typeFix());
      case "enum" -> {
        List<String> words = texts(error.getSchemaNode());
        String hint = NameSuggestion.hint(found.asString(""), words);
        yield "is " + value() + "; " + hint + "write one of " + String.join(", ", words);
      }
      case "minItems" -> "is an empty list; add an item, or leave it out";
      case "minProperties" -> "has no keys; add one" + oneOf();
      case "maxProperties" ->
          "has " + String.join(" and ", found.propertyNames()) + "; keep one" + oneOf();
      case "uniqueItems" ->
          "is a duplicate of " + found.get(repeatedItem()).asString() + "; list each value once";
      case "not" -> unknownPlaceholder();
      case "propertyNames" ->
          "is " + resolved(error.getSchemaNode()).path("errorMessage").asString();
      default -> "is " + (isQuotable() ? value() + ", " : "") + fix();
    };
  }

  /** The fix that the schema gives. */
  String fix() {
    return errorMessage().orElse("not valid");
  }

  /** Whether {@link TargetAddress} says more precisely what is wrong. */
  boolean isAboutTarget() {
    return path.equals("target")
        && error.getKeyword().equals("pattern")
        && !found.asString("").isBlank();
  }

  /** Whether the error is that of one of several alternatives, none of which applies. */
  boolean isOfAlternative() {
    return error.getEvaluationPath().contains("anyOf");
  }

  /** The path of the request, {@code faults.request} or {@code hooks.clock}, with alternatives. */
  String requestPath() {
    return path(error.getInstanceLocation(), 2);
  }

  private static String path(NodePath location, int count) {
    String path = "";
    for (int i = 0; i < count; i++) {
      path =
          location.getElement(i) instanceof Integer index
              ? path + "[" + index + "]"
              : ProfileErrors.below(path, location.getName(i));
    }
    return path;
  }

  /** The {@code errorMessage} of the schema that has the keyword, or of one around it. */
  private Optional<String> errorMessage() {
    for (NodePath at = location(); at != null; at = at.getParent()) {
      String message = at(at).path("errorMessage").asString("");
      if (!message.isEmpty()) {
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }

  private NodePath location() {
    return error.getSchemaLocation().getFragment().getParent();
  }

  private JsonNode at(NodePath path) {
    return schema.at(path.getNameCount() == 0 ? "" : path.toString());
  }

  private JsonNode resolved(JsonNode reference) {
    return schema.at(reference.path("$ref").asString().substring(1));
  }

  private List<String> knownKeys() {
    return List.copyOf(at(location()).path("properties").propertyNames());
  }

  private String oneOf() {
    return knownKeys().isEmpty() ? "" : " of " + String.join(", ", knownKeys());
  }

  private String unknownKey() {
    return (isSecretKey() ? "has an unknown key" : "is not a known key")
        + "; "
        + NameSuggestion.hint(error.getProperty(), knownKeys())
        + "known are "
        + String.join(", ", knownKeys());
  }

  /** Whether an unknown key may be a misplaced secret, as in {@code {id: testid, hunter2}}. */
  private boolean isSecretKey() {
    return path.startsWith("keys.")
        && NameSuggestion.nearest(error.getProperty(), knownKeys()).isEmpty();
  }

  private boolean isQuotable() {
    return QUOTABLE.matcher(path).matches();
  }

  private String value() {
    if (found.isContainer()) {
      return found.isArray() ? "a list" : "an object";
    }
    boolean isScalarWanted =
        !List.of("object", "array").contains(error.getSchemaNode().asString(""));
    return isScalarWanted && isQuotable()
        ? ProfileErrors.quoted(found.asString())
        : "a single value";
  }

  private String typeFix() {
    return switch (error.getSchemaNode().asString("")) {
      case "object" -> "write keys and values below it";
      case "array" ->
          "write a list, like [" + String.join(", ", texts(at(location()).path("default"))) + "]";
      case "boolean" -> "write true or false, without quotes";
      default -> "write a single value";
    };
  }

  private int repeatedItem() {
    List<String> items = texts(found);
    int i = 1;
    while (!items.subList(0, i).contains(items.get(i))) {
      i++;
    }
    return i;
  }

  /** Quotes the placeholder only if it resembles a known one: a password may have braces too. */
  private String unknownPlaceholder() {
    List<String> known = placeholders();
    if (known.isEmpty()) {
      return "has a placeholder, but none is replaced here; write the value itself";
    }
    String unknown =
        PLACEHOLDER
            .matcher(found.asString())
            .results()
            .map(MatchResult::group)
            .filter(name -> !known.contains(name))
            .findFirst()
            .orElseThrow();
    String hint = NameSuggestion.hint(unknown, known);
    return "has "
        + (hint.isEmpty() ? "an unknown placeholder" : "the unknown placeholder " + unknown)
        + "; "
        + hint
        + "known are "
        + String.join(", ", known);
  }

  private List<String> placeholders() {
    if (path.startsWith("faults.")) {
      return List.of("{action}", "{code}");
    }
    return path.startsWith("hooks.clock.") ? List.of("{seconds}") : List.of();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
