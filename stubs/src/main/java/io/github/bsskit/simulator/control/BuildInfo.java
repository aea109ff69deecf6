package io.github.bsskit.simulator.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The version of the simulator and of its contract.
 *
 * @param version the version in the jar's manifest
 * @param spec the hash of the contract's file: {@code sha256:} and hexadecimal digits
 */
public record BuildInfo(String version, String spec) {

  private static final BuildInfo CURRENT = new BuildInfo(writtenVersion(), hash());

  /** The running build. */
  public static BuildInfo current() {
    return CURRENT;
  }

  private static String writtenVersion() {
    String version = BuildInfo.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }

  private static String hash() {
    try (InputStream spec =
        BuildInfo.class.getResourceAsStream("/io/github/bsskit/contract/openapi.yaml")) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(spec.readAllBytes());
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
