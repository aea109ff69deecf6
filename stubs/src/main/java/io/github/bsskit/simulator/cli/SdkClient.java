package io.github.bsskit.simulator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client, and the lines of code that point it at a simulator. */
enum SdkClient {
  JAVA_V1,
  JAVA_V2,
  JAVA_ASYNC,
  NODE,
  NODE_POP,
  PYTHON,
  GO,
  SHELL;

  /** The lines to paste, for an address without a path. */
  String lines(URI url, String key, String secret) {
    String protocol = url.getScheme().toLowerCase(Locale.ROOT);
    return template()
        .replace("@endpoint@", url.getRawAuthority())
        .replace("@protocol@", protocol)
        .replace("@PROTOCOL@", protocol.toUpperCase(Locale.ROOT))
        .replace("@key@", escaped(key))
        .replace("@secret@", escaped(secret));
  }

  private String template() {
    try (InputStream file = SdkClient.class.getResourceAsStream(this + ".txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Escapes text for a string in double quotes; a shell needs more escapes. */
  private String escaped(String text) {
    return text.replaceAll(this == SHELL ? "[\\\\\"$`]" : "[\\\\\"]", "\\\\$0");
  }

  /** The value of the option, for example {@code java-v1}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
