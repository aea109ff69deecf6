package io.github.bsskit.rulebook;

import java.util.Map;

/**
 * A whole answer, as the spec shows it.
 *
 * @param name {@code Success}, or the error that it is
 * @param status the HTTP status, 200 to 599; 0 where the spec names no single one
 * @param summary what is particular about it
 * @param zh the same in Chinese, by {@code summary}; empty for an error, whose row has it
 * @param json the body, indented, its members in the spec's order and its numbers to the last digit
 */
public record ResponseExample(
    String name, int status, String summary, Map<String, String> zh, String json) {

  /** The texts, copied. */
  public ResponseExample {
    zh = SpecMap.inOrder(zh);
  }
}
