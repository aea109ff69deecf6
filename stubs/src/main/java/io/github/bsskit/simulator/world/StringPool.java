package io.github.bsskit.simulator.world;

import java.util.HashMap;
import java.util.Map;

/** Texts that are kept once, however many calls have sent them. */
final class StringPool {

  private final Map<String, String> texts = new HashMap<>();

  /** The first text that came and is equal to this one. */
  String share(String text) {
    String first = texts.putIfAbsent(text, text);
    return first == null ? text : first;
  }
}
