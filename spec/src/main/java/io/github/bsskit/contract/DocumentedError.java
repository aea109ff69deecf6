package io.github.bsskit.contract;

/**
 * An error that a page or the gateway documents.
 *
 * <p>Only the generated enums implement it, so undocumented errors cannot be created.
 */
public interface DocumentedError {

  /** The HTTP status, 400 to 599. */
  int status();

  /** The {@code Code} of the response, exactly as documented. */
  String code();

  /** The {@code Message} of the response, including the typos of the page. */
  String message();

  /** The row's name in the spec, for example {@code RecordExists} for the code {@code -303}. */
  String label();

  /** The cause, in a sentence. */
  String when();

  /** What the caller has to change, in a sentence. */
  String fix();

  /** The labels of the row's sources, for example {@code S2}. */
  String source();

  /** Who has to act. */
  Blame blame();
}
