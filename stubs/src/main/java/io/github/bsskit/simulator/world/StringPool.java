package io.github.bsskit.simulator.world;

import java.util.HashMap;
import java.util.Map;

/** Keeps equal texts once. */
final class StringPool {

  private final Map<String, String> texts = new HashMap<>();

  /** The pooled text that is equal to this one. */
  String share(String text) {
    String first = texts.putIfAbsent(text, text);
    return first == null ? text : first;
  }
}
