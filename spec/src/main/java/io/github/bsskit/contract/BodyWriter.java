package io.github.bsskit.contract;

/**
 * Takes the members of an answer one by one, so that JSON and XML are written from one description.
 */
public interface BodyWriter {

  /** Writes a member that is text. */
  void text(String name, String value);

  /** Writes a member that is a whole number, exactly: all 64 bits of it. */
  void number(String name, long value);

  /** Writes a member that is a truth value. */
  void bool(String name, boolean value);

  /**
   * Writes a member that is an object.
   *
   * @param requestId handed on to the object
   */
  void object(String name, Body value, String requestId);
}
