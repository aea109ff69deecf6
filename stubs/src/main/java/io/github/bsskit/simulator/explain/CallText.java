package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a call from what people have at hand: a URL, which is called with GET, or a curl command
 * line in the quoting of POSIX shells and bash.
 */
public final class CallText {

  private CallText() {}

  /**
   * The call that the text describes, as curl would send it; nothing is sent, and no file is read.
   *
   * @param text a URL, whose scheme may be left out, or a command line that begins with curl
   * @throws CallTextException if the text is neither, or cannot be read without guessing
   */
  public static RawRequest read(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("$ ")) {
      trimmed = trimmed.substring(2).strip();
    }
    if (trimmed.isEmpty()) {
      throw new CallTextException("There is no text; give a URL or a curl command line.");
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
