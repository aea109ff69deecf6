package io.github.bsskit.simulator.explain;

import static io.github.bsskit.simulator.explain.CallTextException.shown;

import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The request that a curl command sends. */
final class CurlCommand {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final List<Header> headers = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final StringJoiner data = new StringJoiner("&");
  private boolean hasData;
  private boolean isInQuery;
  private boolean isHead;
  private String contentType = FORM;
  private String method;
  private String url;

  /**
   * Reads a command.
   *
   * @param words after {@code curl}
   */
  static RawRequest read(List<String> words) {
    CurlCommand command = new CurlCommand();
    CurlArguments.parse(words)
        .forEach(argument -> command.apply(argument.option(), argument.value()));
    return command.request();
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
      case IGNORED_FLAG, IGNORED -> {}
    }
  }

  private void url(String word) {
    if (url != null) {
      throw new CallTextException(
          "Two URLs, " + shown(url) + " and " + shown(word) + ": pass one request at a time.");
    }
    url = word;
  }

  private void header(String text) {
    noFile("--header", text);
    int colon = text.indexOf(':');
    if (colon < 0) {
      if (!text.endsWith(";")) {
        throw new CallTextException(
            "The header \"" + shown(text) + "\" has no colon: write it as \"Name: value\".");
      }
      headers.add(new Header(text.substring(0, text.length() - 1), ""));
    } else if (text.substring(colon + 1).isBlank()) {
      // "Name:" removes a header that curl sends by default.
      removed.add(text.substring(0, colon));
    } else {
      headers.add(new Header(text.substring(0, colon), text.substring(colon + 1).strip()));
    }
  }

  private static String noFile(String option, String value) {
    if (value.startsWith("@")) {
      throw new CallTextException(
          option + " " + shown(value) + ": files are not read; write the content instead.");
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
          "--data-urlencode " + shown(value) + ": files are not read; write name=content instead.");
    }
    String name = equals > 0 ? value.substring(0, equals + 1) : "";
    return name + PercentEncoding.encode(value.substring(equals + 1)).replace("%20", "+");
  }

  private RawRequest request() {
    if (url == null) {
      throw new CallTextException("The curl command has no URL: add one.");
    }
    CallUrl parts = CallUrl.of(url);
    boolean isBody = hasData && !isInQuery;
    if (hasData && isInQuery) {
      parts = parts.with(data.toString());
    }
    addDefault("Accept", "*/*");
    if (isBody) {
      addDefault("Content-Type", contentType);
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

  /** Adds a header that curl sends by default, unless the command sets or removes it. */
  private void addDefault(String name, String value) {
    boolean isSet =
        headers.stream().map(Header::name).anyMatch(name::equalsIgnoreCase)
            || removed.stream().anyMatch(name::equalsIgnoreCase);
    if (!isSet) {
      headers.add(new Header(name, value));
    }
  }
}
