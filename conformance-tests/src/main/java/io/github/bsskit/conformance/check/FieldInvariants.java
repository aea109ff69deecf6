package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.check.InvariantResult.Collector;
import io.github.bsskit.conformance.obligation.Invariant;
import io.github.bsskit.conformance.target.ResponseDocument;
import io.github.bsskit.conformance.target.ResponseNode;
import io.github.bsskit.rulebook.FieldRule;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The invariants of a document's fields: which are present, and their types and values. */
final class FieldInvariants {

  private static final BigInteger INT64 = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger INT32 = BigInteger.valueOf(Integer.MAX_VALUE);

  private final String group;
  private final ResponseDocument document;
  private final Collector results;

  private FieldInvariants(String group, ResponseDocument document, Collector results) {
    this.group = group;
    this.document = document;
    this.results = results;
  }

  /**
   * Checks a whole document.
   *
   * @param group the parent of its addresses, for instance {@code gateway/error}
   */
  static void check(String group, FieldRule rule, ResponseDocument document, Collector results) {
    FieldInvariants fields = new FieldInvariants(group, document, results);
    fields.onlyDocumented("", rule, document.root());
    fields.object("", rule);
  }

  private void onlyDocumented(String path, FieldRule rule, ResponseNode node) {
    List<String> others =
        node.fields().keySet().stream().filter(name -> rule.field(name).isEmpty()).toList();
    results.check(
        Invariant.ONLY_DOCUMENTED.address(group),
        others.isEmpty(),
        "documented fields only",
        "also " + path + String.join(", " + path, others));
    for (FieldRule field : rule.fields()) {
      ResponseNode child = node.fields().get(field.name());
      if (child instanceof ResponseNode.ObjectValue && field.type().equals("object")) {
        onlyDocumented(path + field.name() + ".", field, child);
      }
    }
  }

  private void object(String prefix, FieldRule rule) {
    for (FieldRule field : rule.fields()) {
      if (field.name().equals("RequestId")) {
        continue; // has invariants of its own
      }
      String path = prefix + field.name();
      Optional<ResponseNode> node = document.root().at(path);
      boolean hasParent =
          prefix.isEmpty()
              || document.root().at(prefix.substring(0, prefix.length() - 1)).isPresent();
      if (field.required() && hasParent) {
        results.check(
            Invariant.PRESENT.address(group, path), node.isPresent(), "a field " + path, "none");
      }
      node.ifPresentOrElse(found -> value(path, field, found), () -> absent(path, field));
      if (field.type().equals("object")) {
        object(path + ".", field);
      }
    }
  }

  /** An absent optional field satisfies the invariants of its type and value. */
  private void absent(String path, FieldRule field) {
    if (!field.required()) {
      results.holds(Invariant.TYPE.address(group, path));
      if (!field.values().isEmpty()) {
        results.holds(Invariant.VALUE.address(group, path));
      }
    }
  }

  private void value(String path, FieldRule field, ResponseNode node) {
    String type = field.format().isEmpty() ? field.type() : field.format();
    results.check(
        Invariant.TYPE.address(group, path),
        isOfType(field, node),
        "of type " + type,
        node.description());
    boolean hasFixedValues =
        field.name().equals("Code") ? field.values().size() == 1 : !field.values().isEmpty();
    if (hasFixedValues && node instanceof ResponseNode.Scalar scalar) {
      results.check(
          Invariant.VALUE.address(group, path),
          field.values().contains(scalar.text()),
          String.join(" or ", field.values()),
          scalar.text());
    }
  }

  private boolean isOfType(FieldRule field, ResponseNode node) {
    if (field.type().equals("object")) {
      return node instanceof ResponseNode.ObjectValue;
    }
    if (!(node instanceof ResponseNode.Scalar scalar)) {
      return false;
    }
    boolean xml = document.format().equals("XML");
    return switch (field.type()) {
      case "string" -> xml || scalar.type() == ResponseNode.ScalarType.TEXT;
      case "boolean" ->
          xml
              ? scalar.text().matches("true|false")
              : scalar.type() == ResponseNode.ScalarType.BOOLEAN;
      default ->
          (xml || scalar.type() == ResponseNode.ScalarType.NUMBER)
              && isInteger(field, scalar.text());
    };
  }

  private static boolean isInteger(FieldRule field, String text) {
    if (!text.matches("-?(0|[1-9][0-9]{0,30})")) {
      return false;
    }
    BigInteger value = new BigInteger(text);
    BigInteger most = field.format().equals("int32") ? INT32 : INT64;
    BigInteger least = field.value().minimum().orElse(most.negate().subtract(BigInteger.ONE));
    return value.compareTo(most) <= 0 && value.compareTo(least) >= 0;
  }
}
