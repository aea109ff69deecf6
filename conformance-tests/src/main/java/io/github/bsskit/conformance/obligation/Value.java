package io.github.bsskit.conformance.obligation;

import java.util.function.Function;

/** The value of a parameter, as far as it is known before a run. */
public sealed interface Value {

  /** Applies the function for this kind of value. */
  <T> T fold(
      Function<Literal, T> literal,
      Function<Provided, T> provided,
      Function<FreshOwner, T> owner,
      Function<Unique, T> unique);

  /** The value, or where it comes from in angle brackets. */
  default String description() {
    return fold(
        Literal::text,
        provided -> "<" + provided.path() + ">",
        owner -> "<fresh owner " + owner.label() + ">",
        unique -> unique.pattern().replace("{unique}", "<new " + unique.label() + ">"));
  }

  /** The same value; a fresh one under another label. */
  default Value relabeled(String label) {
    return fold(
        literal -> literal,
        provided -> provided,
        owner -> new FreshOwner(label),
        unique -> new Unique(label, unique.pattern()));
  }

  /** Whether no other obligation uses the value. */
  default boolean isFresh() {
    return fold(literal -> false, provided -> false, owner -> true, unique -> true);
  }

  /**
   * A fixed text.
   *
   * @param text the value
   */
  record Literal(String text) implements Value {
    @Override
    public <T> T fold(
        Function<Literal, T> literal,
        Function<Provided, T> provided,
        Function<FreshOwner, T> owner,
        Function<Unique, T> unique) {
      return literal.apply(this);
    }
  }

  /**
   * A value from the target's profile.
   *
   * @param path where it is defined, for instance {@code catalogue.product}
   */
  record Provided(String path) implements Value {
    @Override
    public <T> T fold(
        Function<Literal, T> literal,
        Function<Provided, T> provided,
        Function<FreshOwner, T> owner,
        Function<Unique, T> unique) {
      return provided.apply(this);
    }
  }

  /**
   * An owner that no other obligation uses.
   *
   * @param label within an obligation, the same label is the same owner
   */
  record FreshOwner(String label) implements Value {
    @Override
    public <T> T fold(
        Function<Literal, T> literal,
        Function<Provided, T> provided,
        Function<FreshOwner, T> owner,
        Function<Unique, T> unique) {
      return owner.apply(this);
    }
  }

  /**
   * A text that no other obligation uses.
   *
   * @param label within an obligation, the same label is the same text
   * @param pattern with {@code {unique}} in place of the unique part
   */
  record Unique(String label, String pattern) implements Value {
    @Override
    public <T> T fold(
        Function<Literal, T> literal,
        Function<Provided, T> provided,
        Function<FreshOwner, T> owner,
        Function<Unique, T> unique) {
      return unique.apply(this);
    }
  }
}
