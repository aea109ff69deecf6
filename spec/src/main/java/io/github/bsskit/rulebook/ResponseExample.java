package io.github.bsskit.rulebook;

import java.util.Map;

/**
 * An example of a response.
 *
 * @param name {@code Success}, or the error's name
 * @param status the HTTP status, 200 to 599; 0 where the spec names a class of statuses
 * @param summary what differs from other examples
 * @param zh the Chinese texts, by {@code summary}; empty for an error, whose row has them
 * @param json the indented body: fields in the spec's order, numbers with every digit
 */
public record ResponseExample(
    String name, int status, String summary, Map<String, String> zh, String json) {

  /** Copies the texts. */
  public ResponseExample {
    zh = SpecMap.inOrder(zh);
  }
}
