package io.github.bsskit.contract;

/**
 * An error that a page or the gateway documents: a row of status, code and message.
 *
 * <p>Only the generated enums implement it, so an undocumented error cannot be made.
 */
public interface DocumentedError {

  /** The HTTP status, 400 to 599. */
  int status();

  /** The {@code Code} of the answer, exactly as documented. */
  String code();

  /** The {@code Message} of the answer, typing errors of the page included. */
  String message();

  /** The row's name in the spec, for example {@code RecordExists} for the code {@code -303}. */
  String label();

  /** What brings the error about, in a sentence. */
  String when();

  /** What the caller changes, in a sentence that asks for it. */
  String fix();

  /** The labels of the sources that the row is from, as in the spec, for example {@code S2}. */
  String source();

  /** Whose turn it is. */
  Blame blame();
}
