package io.github.bsskit.contract;

/** A value of a closed list in the spec. */
public interface WireEnum {

  /** The value on the wire; case matters. */
  String wire();
}
