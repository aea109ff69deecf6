package io.github.bsskit.contract;

/** A value from a closed list in the spec, under the name it has on the wire. */
public interface WireEnum {

  /** The value as the wire spells it; case matters. */
  String wire();
}
