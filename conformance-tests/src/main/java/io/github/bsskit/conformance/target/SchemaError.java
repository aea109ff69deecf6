package io.github.bsskit.conformance.target;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One error of the schema validator in plain words: key path, what is wrong, and the fix, which is
 * the schema's {@code errorMessage} where there is one. Secrets are never quoted.
 */
final class SchemaError {

  /** Paths whose values are not secret. */
  private static final Pattern QUOTABLE =
      Pattern.compile(
          "(wire|owners|rateLimit|timeLimit|live|paid)\\b.*"
              + "|keys\\..*\\.owners(\\[[0-9]+])?"
              + "|(hooks\\.[a-z]+|faults\\.request)\\.method");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z][A-Za-z0-9_]*}");

  private final Error error;
  private final JsonNode root;
  private final NodePath location;
  private final String path;
  private final String keyword;
  private final JsonNode found;
  private final List<String> knownKeys;

  /**
   * An error.
   *
   * @param error from the validator
   * @param root of the schema
   */
  SchemaError(Error error, JsonNode root) {
    this.error = error;
    this.root = root;
    location = error.getSchemaLocation().getFragment().getParent();
    path = path(error.getInstanceLocation().getNameCount());
    keyword = error.getKeyword();
    found = error.getInstanceNode();
    knownKeys = List.copyOf(at(location).path("properties").propertyNames());
  }

  /** The key path that the error is reported for. */
  String path() {
    return error.getProperty() == null || isSecretKey()
        ? path
        : ProfileErrors.below(path, error.getProperty());
  }

  /** The beginning of the key path, that of the request in {@code faults} or {@code hooks}. */
  String requestPath() {
    return path(2);
  }

  /** Whether the error is one of several alternatives that all failed. */
  boolean isOfAlternative() {
    return error.getEvaluationPath().contains("anyOf");
  }

  /** Whether {@link TargetAddress} reports the error more precisely. */
  boolean isOfTargetPattern() {
    return path.equals("target") && keyword.equals("pattern") && !isEmpty();
  }

  /** What is wrong, and the fix. */
  String text() {
    if (isEmpty()) {
      return "is empty; give it a value, or leave it out";
    }
    return switch (keyword) {
      case "required" -> "is missing; " + (fix().isEmpty() ? "give it a value" : fix());
      case "additionalProperties" ->
          (isSecretKey() ? "has an unknown key; " : "is not a known key; ")
              + hint(error.getProperty(), knownKeys);
      case "type" -> "is " + value() + (fix().isEmpty() ? "; " + typeFix() : ", " + fix());
      case "enum" -> {
        List<String> words = texts(error.getSchemaNode());
        yield "is " + value() + "; " + hint(found.asString(""), words);
      }
      case "minItems" -> "is an empty list; add an item, or leave it out";
      case "minProperties" -> "has no keys; add one" + ofKnownKeys();
      case "maxProperties" ->
          "has " + String.join(" and ", found.propertyNames()) + "; keep one" + ofKnownKeys();
      case "uniqueItems" -> "has a duplicate; list each value once";
      case "not" -> unknownPlaceholder();
      case "propertyNames" -> "is " + root.at("/$defs/headerName/errorMessage").asString();
      default -> "is " + (isQuotable() ? value() + ", " : "") + fix();
    };
  }

  /** The {@code errorMessage} of the schema with the keyword, or of one around it; may be empty. */
  String fix() {
    String message = "";
    for (NodePath at = location; at != null && message.isEmpty(); at = at.getParent()) {
      message = at(at).path("errorMessage").asString("");
    }
    return message;
  }

  private JsonNode at(NodePath schema) {
    return root.at(schema.getNameCount() == 0 ? "" : schema.toString());
  }

  private String path(int length) {
    String text = "";
    for (int i = 0; i < length; i++) {
      text =
          error.getInstanceLocation().getElement(i) instanceof Integer index
              ? text + "[" + index + "]"
              : ProfileErrors.below(text, error.getInstanceLocation().getName(i));
    }
    return text;
  }

  private boolean isEmpty() {
    return found.isNull() || found.isString() && found.asString().isBlank();
  }

  /** Whether an unknown key may be a misplaced secret, as in {@code {id: testid, hunter2}}. */
  private boolean isSecretKey() {
    return keyword.equals("additionalProperties")
        && path.startsWith("keys.")
        && NameSuggestion.nearest(error.getProperty(), knownKeys).isEmpty();
  }

  private boolean isQuotable() {
    return QUOTABLE.matcher(path).matches();
  }

  private String ofKnownKeys() {
    return knownKeys.isEmpty() ? "" : " of " + String.join(", ", knownKeys);
  }

  private String value() {
    if (found.isContainer()) {
      return found.isArray() ? "a list" : "an object";
    }
    boolean isScalarWanted = !List.of("object", "array").contains(wantedType());
    return isScalarWanted && isQuotable()
        ? ProfileErrors.quoted(found.asString())
        : "a single value";
  }

  private String wantedType() {
    return error.getSchemaNode().asString("");
  }

  private String typeFix() {
    return switch (wantedType()) {
      case "object" -> "write keys and values below it";
      case "array" -> "write a list, like " + texts(at(location).path("default"));
      case "boolean" -> "write true or false, without quotes";
      default -> "write a single value";
    };
  }

  /** Quotes the placeholder only if it resembles a known one: a password may have braces too. */
  private String unknownPlaceholder() {
    List<String> known = List.of();
    if (path.startsWith("faults.")) {
      known = List.of("{action}", "{code}");
    } else if (path.startsWith("hooks.clock.")) {
      known = List.of("{seconds}");
    }
    for (String name : placeholders(found.asString())) {
      if (NameSuggestion.nearest(name, known).isPresent() && !known.contains(name)) {
        return "has the unknown placeholder " + name + "; " + hint(name, known);
      }
    }
    return known.isEmpty()
        ? "has a placeholder, but none is replaced here; write the value itself"
        : "has an unknown placeholder; " + hint("", known);
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList();
  }

  private static String hint(String word, List<String> known) {
    String meant =
        NameSuggestion.nearest(word, known).map(name -> "did you mean " + name + "? ").orElse("");
    return meant + "use one of " + String.join(", ", known);
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
