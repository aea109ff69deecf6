package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.target.ResponseDocument;
import io.github.bsskit.conformance.target.ResponseNode;
import io.github.bsskit.rulebook.FieldRule;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The laws of a document's members: those that are documented stand there and are of their type,
 * and no others do. The same for a success and for a refusal, whoever describes it.
 */
final class FieldInvariants {

  private static final BigInteger INT64 = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger INT32 = BigInteger.valueOf(Integer.MAX_VALUE);

  private FieldInvariants() {}

  /**
   * Holds a whole document to its rule.
   *
   * @param under where the laws of its members have their addresses, a slash at the end
   */
  static void judge(
      String under, FieldRule rule, ResponseDocument document, List<InvariantResult> rulings) {
    closed(under + "fields", "", rule, document.root(), rulings);
    object(under, "", rule, document, rulings);
  }

  private static void closed(
      String law, String path, FieldRule rule, ResponseNode node, List<InvariantResult> rulings) {
    List<String> strangers =
        node.fields().keySet().stream().filter(name -> rule.field(name).isEmpty()).toList();
    rulings.add(
        InvariantResult.of(
            law,
            strangers.isEmpty(),
            "documented members only",
            "also " + path + String.join(", " + path, strangers)));
    for (FieldRule member : rule.fields()) {
      ResponseNode child = node.fields().get(member.name());
      if (child instanceof ResponseNode.ObjectValue && member.type().equals("object")) {
        closed(law, path + member.name() + ".", member, child, rulings);
      }
    }
  }

  private static void object(
      String under,
      String path,
      FieldRule rule,
      ResponseDocument document,
      List<InvariantResult> rulings) {
    for (FieldRule member : rule.fields()) {
      if (member.name().equals("RequestId")) {
        continue; // has laws of its own
      }
      String name = path + member.name();
      Optional<ResponseNode> node = document.root().at(name);
      boolean isParentThere =
          path.isEmpty() || document.root().at(path.substring(0, path.length() - 1)).isPresent();
      if (member.required() && isParentThere) {
        rulings.add(
            InvariantResult.of(
                under + name + "/present", node.isPresent(), "a member " + name, "none"));
      }
      node.ifPresentOrElse(
          found -> value(under + name, member, found, document.format(), rulings),
          () -> absent(under + name, member, rulings));
      if (member.type().equals("object")) {
        object(under, name + ".", member, document, rulings);
      }
    }
  }

  /** What a member must be where it stands is kept where it does not stand. */
  private static void absent(String law, FieldRule member, List<InvariantResult> rulings) {
    if (!member.required()) {
      rulings.add(InvariantResult.kept(law + "/type"));
      if (!member.values().isEmpty()) {
        rulings.add(InvariantResult.kept(law + "/value"));
      }
    }
  }

  private static void value(
      String law,
      FieldRule member,
      ResponseNode node,
      String format,
      List<InvariantResult> rulings) {
    String type = member.format().isEmpty() ? member.type() : member.format();
    rulings.add(
        InvariantResult.of(
            law + "/type", isOfType(member, node, format), "of type " + type, node.description()));
    boolean oneValue =
        !member.values().isEmpty()
            && (!member.name().equals("Code") || member.values().size() == 1);
    if (oneValue && node instanceof ResponseNode.Scalar leaf) {
      rulings.add(
          InvariantResult.of(
              law + "/value",
              member.values().contains(leaf.text()),
              String.join(" or ", member.values()),
              leaf.text()));
    }
  }

  private static boolean isOfType(FieldRule member, ResponseNode node, String format) {
    if (member.type().equals("object")) {
      return node instanceof ResponseNode.ObjectValue;
    }
    if (!(node instanceof ResponseNode.Scalar leaf)) {
      return false;
    }
    boolean xml = format.equals("XML");
    return switch (member.type()) {
      case "string" -> xml || leaf.type() == ResponseNode.ScalarType.TEXT;
      case "boolean" ->
          xml ? leaf.text().matches("true|false") : leaf.type() == ResponseNode.ScalarType.BOOLEAN;
      default ->
          (xml || leaf.type() == ResponseNode.ScalarType.NUMBER) && isInteger(member, leaf.text());
    };
  }

  private static boolean isInteger(FieldRule member, String text) {
    if (!text.matches("-?(0|[1-9][0-9]{0,30})")) {
      return false;
    }
    BigInteger value = new BigInteger(text);
    BigInteger most = member.format().equals("int32") ? INT32 : INT64;
    BigInteger least = member.value().minimum().orElse(most.negate().subtract(BigInteger.ONE));
    return value.compareTo(most) <= 0 && value.compareTo(least) >= 0;
  }
}
