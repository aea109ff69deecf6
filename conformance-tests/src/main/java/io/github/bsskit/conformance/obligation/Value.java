package io.github.bsskit.conformance.obligation;

/** The value of a parameter, as far as it is known before a run. */
public sealed interface Value {

  /**
   * A text as it stands.
   *
   * @param text the value
   */
  record Literal(String text) implements Value {}

  /**
   * Something that the target's profile tells.
   *
   * @param path the place in the profile, {@code catalogue.product}
   */
  record Provided(String path) implements Value {}

  /**
   * An owner that no other obligation uses.
   *
   * @param label the same label in one obligation is the same owner
   */
  record FreshOwner(String label) implements Value {}

  /**
   * A text that no other obligation uses.
   *
   * @param label the same label in one obligation is the same text
   * @param pattern with {@code {unique}} where the new part goes
   */
  record Unique(String label, String pattern) implements Value {}

  /** For a reader: the value, or where it will come from. */
  default String words() {
    if (this instanceof Literal literal) {
      return literal.text();
    } else if (this instanceof Provided provided) {
      return "<" + provided.path() + ">";
    } else if (this instanceof FreshOwner owner) {
      return "<fresh owner " + owner.label() + ">";
    }
    Unique unique = (Unique) this;
    return unique.pattern().replace("{unique}", "<new " + unique.label() + ">");
  }
}
