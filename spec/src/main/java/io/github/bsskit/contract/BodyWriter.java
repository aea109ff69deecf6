package io.github.bsskit.contract;

/** Writes the fields of a response one by one, as JSON or XML. */
public interface BodyWriter {

  /** Writes a text field. */
  void text(String name, String value);

  /** Writes an integer field, with all 64 bits. */
  void number(String name, long value);

  /** Writes a boolean field. */
  void bool(String name, boolean value);

  /**
   * Writes an object field.
   *
   * @param requestId the response's RequestId
   */
  void object(String name, Body value, String requestId);
}
