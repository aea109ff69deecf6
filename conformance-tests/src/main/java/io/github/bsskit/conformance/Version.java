package io.github.bsskit.conformance;

import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The version of the kit and of its contract. */
final class Version {

  private static final String CONTRACT = digest();

  private Version() {}

  static String kit() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** SHA-256 of the contract, in hexadecimal. */
  static String contract() {
    return CONTRACT;
  }

  private static String digest() {
    try (InputStream in =
        Rulebook.class.getResourceAsStream("/io/github/bsskit/contract/openapi.yaml")) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing", e);
    }
  }
}
