package io.github.bsskit.conformance.obligation;

/**
 * The value of a parameter, as far as it is known before a run.
 *
 * @param origin where the value comes from
 * @param label for a fresh value: within an obligation, the same label is the same value
 * @param text the literal, the profile's path, a pattern with {@code {unique}}, or for an owner the
 *     label and distance of another; empty for any owner
 */
public record Value(Origin origin, String label, String text) {

  /** Where a value comes from. */
  public enum Origin {
    /** A fixed text. */
    LITERAL,
    /** The target's profile, for instance {@code catalogue.product}. */
    PROVIDED,
    /** An owner that no other obligation uses. */
    FRESH_OWNER,
    /** A text that no other obligation uses. */
    UNIQUE
  }

  /** A fixed text. */
  public static Value literal(String text) {
    return new Value(Origin.LITERAL, "", text);
  }

  /** The value at a path of the target's profile. */
  public static Value provided(String path) {
    return new Value(Origin.PROVIDED, "", path);
  }

  static Value freshOwner(String label) {
    return new Value(Origin.FRESH_OWNER, label, "");
  }

  /** A fresh owner whose number is so far from that of the fresh owner with this label. */
  static Value ownerApart(String from, long distance) {
    return new Value(Origin.FRESH_OWNER, from + " apart " + distance, from + " " + distance);
  }

  /** How far the owner's number is from another's; 0 if it may be any. */
  public long distance() {
    return text.isEmpty() ? 0 : Long.parseLong(text.substring(text.lastIndexOf(' ') + 1));
  }

  /** The label of the owner that this one is so far from. */
  public String distantFrom() {
    return text.substring(0, text.lastIndexOf(' '));
  }

  /** A new text; the unique part replaces {@code {unique}} in the pattern. */
  public static Value unique(String label, String pattern) {
    return new Value(Origin.UNIQUE, label, pattern);
  }

  /** The value, or where it comes from in angle brackets. */
  public String description() {
    return switch (origin) {
      case LITERAL -> text;
      case PROVIDED -> "<" + text + ">";
      case FRESH_OWNER -> "<fresh owner " + label + ">";
      case UNIQUE -> with("<new " + label + ">");
    };
  }

  /** The pattern with its unique part. */
  public String with(String unique) {
    return text.replace("{unique}", unique);
  }

  /** The same value; a fresh one under another label. */
  Value relabeled(String other) {
    return isFresh() ? new Value(origin, other, text) : this;
  }

  /** Whether no other obligation uses the value. */
  public boolean isFresh() {
    return switch (origin) {
      case LITERAL, PROVIDED -> false;
      case FRESH_OWNER, UNIQUE -> true;
    };
  }

  /** Whether this is an owner that no other obligation uses. */
  public boolean isFreshOwner() {
    return origin == Origin.FRESH_OWNER;
  }
}
