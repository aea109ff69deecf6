package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.rulebook.OperationRule;
import java.util.ArrayList;
import java.util.List;

/**
 * One way in which a rule can be called.
 *
 * @param operation what is called
 * @param style signature, placement and format
 * @param used whether a valid call was sent on the same connection before
 * @param role whose key signs the call
 */
record TransportVariant(OperationRule operation, CallStyle style, boolean used, Role role) {

  /**
   * The variants that a rule is tried in: each pair of signature, placement, format and connection,
   * and two with a temporary key.
   *
   * @param operation what is called
   * @param signatures those that the rule applies to
   * @param wire how the target is called
   * @param dimensions what else may change
   * @param thorough whether every combination is returned
   */
  static List<TransportVariant> of(
      OperationRule operation,
      List<String> signatures,
      Profile.Wire wire,
      Dimensions dimensions,
      boolean thorough) {
    List<TransportVariant> all = new ArrayList<>();
    for (boolean used : dimensions.connection() ? List.of(false, true) : List.of(false)) {
      CallStyle.all(signatures, wire.formats())
          .forEach(style -> all.add(new TransportVariant(operation, style, used, Role.FULL)));
    }
    List<TransportVariant> chosen =
        thorough ? all : CoveringArray.pairwise(all, TransportVariant::values);
    List<TransportVariant> result = new ArrayList<>(chosen);
    if (dimensions.caller()) {
      (thorough ? all : List.of(all.get(0), all.get(all.size() - 1)))
          .forEach(one -> result.add(one.by(Role.STS)));
    }
    return result;
  }

  /**
   * What may change besides the style.
   *
   * @param connection whether the rule can be tried on a connection that has been used
   * @param caller whether it can be tried with a temporary key
   */
  record Dimensions(boolean connection, boolean caller) {}

  private List<?> values() {
    return List.of(style.signature(), style.placement(), style.format(), used);
  }

  private TransportVariant by(Role other) {
    return new TransportVariant(operation, style, used, other);
  }

  /** The last names of the address. */
  String address() {
    String signature = style.signature().isEmpty() ? "unsigned" : style.signature();
    String names =
        String.join(
            "/", signature, style.placement().label(), style.format(), used ? "used" : "new");
    return role == Role.FULL ? names : names + "/" + role.key();
  }

  /** The variant in words, to follow a statement. */
  String description() {
    return (style.signature().isEmpty() ? "unsigned" : style.signature())
        + ", "
        + style.placement().label()
        + ", "
        + style.format()
        + (used ? ", on a connection that has been used" : "")
        + (role == Role.FULL ? "" : ", with a temporary key");
  }

  /** The call in this way; calls of keys with another role keep their key. */
  CallTemplate applyTo(CallTemplate call) {
    CallTemplate styled = call.in(style);
    return call.role() == Role.FULL ? styled.by(role) : styled;
  }

  /** The call with the variant's signature and key, otherwise as it is. */
  CallTemplate sign(CallTemplate call) {
    CallTemplate signed = call.in(call.style().withSignature(style.signature()));
    return call.role() == Role.FULL ? signed.by(role) : signed;
  }
}
