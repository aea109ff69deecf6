package io.github.bsskit.conformance.crooked;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Some of the connections of a server. */
final class Connections {

  private final Set<Long> numbers = ConcurrentHashMap.newKeySet();

  void add(Call call) {
    numbers.add(call.http.connection());
  }

  boolean contains(Call call) {
    return numbers.contains(call.http.connection());
  }
}
