package io.github.bsskit.conformance.target;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent encoding for signatures: of everything except {@code A-Z a-z 0-9 - _ . ~}. */
final class PercentEncoding {

  private PercentEncoding() {}

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
