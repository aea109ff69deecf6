package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.StringJoiner;

/** The words behind {@code curl}, and the call that curl would make of them. */
final class CurlCommand {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Deque<String> words;
  private final List<Header> headers = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final StringJoiner data = new StringJoiner("&");
  private boolean hasData;
  private boolean isInQuery;
  private boolean isHead;
  private String contentType = FORM;
  private String method;
  private String url;

  private CurlCommand(List<String> words) {
    this.words = new ArrayDeque<>(words);
  }

  static RawRequest read(List<String> words) {
    CurlCommand command = new CurlCommand(words);
    boolean isOnlyOperands = false;
    while (!command.words.isEmpty()) {
      String word = command.words.pop();
      if (word.equals("--") && !isOnlyOperands) {
        isOnlyOperands = true;
      } else if (isOnlyOperands || !word.startsWith("-") || word.equals("-")) {
        command.url(word);
      } else if (word.startsWith("--")) {
        command.longOption(word);
      } else {
        command.shortOptions(word);
      }
    }
    return command.call();
  }

  private void longOption(String word) {
    int equals = word.indexOf('=');
    CurlOption option = CurlOption.named(equals < 0 ? word : word.substring(0, equals));
    if (!option.takesValue()) {
      apply(option, "");
    } else {
      apply(option, equals < 0 ? value(word) : word.substring(equals + 1));
    }
  }

  private void shortOptions(String word) {
    for (int at = 1; at < word.length(); at++) {
      String name = "-" + word.charAt(at);
      CurlOption option = CurlOption.named(name);
      if (option.takesValue()) {
        String rest = word.substring(at + 1);
        apply(option, rest.isEmpty() ? value(name) : rest);
        return;
      }
      apply(option, "");
    }
  }

  private String value(String option) {
    if (words.isEmpty()) {
      throw new CallTextException(option + " has no value; write one behind it.");
    }
    return words.pop();
  }

  private void apply(CurlOption option, String value) {
    switch (option) {
      case URL -> url(value);
      case METHOD -> method = value;
      case HEADER -> header(value);
      case AGENT -> header("User-Agent: " + value);
      case REFERER -> header("Referer: " + value);
      case COOKIE -> header("Cookie: " + value);
      case GET -> isInQuery = true;
      case HEAD -> isHead = true;
      case DATA -> data(noFile("--data", value));
      case RAW_DATA -> data(value);
      case JSON -> json(noFile("--json", value));
      case ENCODED_DATA -> data(encoded(value));
      case IGNORED, IGNORED_WITH_VALUE -> {}
    }
  }

  private void url(String word) {
    if (url != null) {
      throw new CallTextException(
          "There are two URLs, " + url + " and " + word + "; give one call at a time.");
    }
    url = word;
  }

  private void header(String text) {
    noFile("--header", text);
    int colon = text.indexOf(':');
    if (colon < 0) {
      if (!text.endsWith(";")) {
        throw new CallTextException("The header \"" + text + "\" has no colon; add it.");
      }
      headers.add(new Header(text.substring(0, text.length() - 1), ""));
    } else if (text.substring(colon + 1).isBlank()) {
      // This is how curl is told not to send a header of its own.
      removed.add(text.substring(0, colon));
    } else {
      headers.add(new Header(text.substring(0, colon), text.substring(colon + 1).strip()));
    }
  }

  private static String noFile(String option, String value) {
    if (value.startsWith("@")) {
      throw new CallTextException(
          option + " " + value + " names a file, and no file is read here; write its content.");
    }
    return value;
  }

  private void data(String value) {
    hasData = true;
    data.add(value);
  }

  private void json(String value) {
    contentType = "application/json";
    header("Accept: application/json");
    data(value);
  }

  /** The forms {@code content}, {@code =content} and {@code name=content}. */
  private static String encoded(String value) {
    int equals = value.indexOf('=');
    int at = value.indexOf('@');
    if (at >= 0 && (equals < 0 || at < equals)) {
      throw new CallTextException(
          "--data-urlencode "
              + value
              + " names a file, and no file is read here; write its"
              + " content as name=content.");
    }
    String name = equals > 0 ? value.substring(0, equals + 1) : "";
    return name + PercentEncoding.encode(value.substring(equals + 1)).replace("%20", "+");
  }

  private RawRequest call() {
    if (url == null) {
      throw new CallTextException("The curl command line has no URL; add it.");
    }
    CallUrl parts = CallUrl.of(url);
    boolean isBody = hasData && !isInQuery;
    if (hasData && isInQuery) {
      parts = parts.with(data.toString());
    }
    addOwn("Accept", "*/*");
    if (isBody) {
      addOwn("Content-Type", contentType);
    }
    parts.addHost(headers);
    byte[] body = (isBody ? data.toString() : "").getBytes(StandardCharsets.UTF_8);
    return new RawRequest(method(isBody), parts.path(), parts.query(), headers, body);
  }

  private String method(boolean isBody) {
    if (method != null) {
      return method;
    }
    if (isHead) {
      return "HEAD";
    }
    return isBody ? "POST" : "GET";
  }

  /** Adds a header that curl sends by itself, unless the command says otherwise. */
  private void addOwn(String name, String value) {
    boolean isSaid =
        headers.stream().map(Header::name).anyMatch(name::equalsIgnoreCase)
            || removed.stream().anyMatch(name::equalsIgnoreCase);
    if (!isSaid) {
      headers.add(new Header(name, value));
    }
  }
}
