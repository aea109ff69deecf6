package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.util.ArrayList;
import java.util.List;

/** Reads a request from a URL, which means a GET, or from a curl command in bash quoting. */
public final class CallText {

  private CallText() {}

  /**
   * The request as curl would send it. Sends nothing and reads no files.
   *
   * @param text a URL, with or without scheme, or a command that begins with curl
   * @throws CallTextException if the text is neither, or is ambiguous
   */
  public static RawRequest read(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("$ ")) {
      trimmed = trimmed.substring(2).strip();
    }
    if (trimmed.isEmpty()) {
      throw new CallTextException("Empty text: pass a URL or a curl command.");
    }
    if (trimmed.matches("(?s)(\\S*/)?curl(\\.exe)?\\s.*")) {
      List<String> words = ShellWords.of(trimmed);
      return CurlCommand.read(words.subList(1, words.size()));
    }
    CallUrl url = CallUrl.of(unquoted(trimmed));
    List<Header> headers = new ArrayList<>();
    url.addHost(headers);
    return new RawRequest("GET", url.path(), url.query(), headers, new byte[0]);
  }

  private static String unquoted(String text) {
    boolean isQuoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(0) == text.charAt(text.length() - 1);
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }
}
