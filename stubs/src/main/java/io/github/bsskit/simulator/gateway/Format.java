package io.github.bsskit.simulator.gateway;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The format of a response. */
enum Format {
  /** JSON in UTF-8. */
  JSON("application/json;charset=utf-8"),
  /** XML in UTF-8; two clients compare this content type exactly (G). */
  XML("text/xml;charset=utf-8");

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /** The names of all formats. */
  static List<String> names() {
    return Stream.of(values()).map(Format::name).toList();
  }

  /** The format with a name, ignoring case. */
  static Optional<Format> named(String name) {
    for (Format format : values()) {
      if (format.name().equalsIgnoreCase(name)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
