package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A way in which a client may have written the hash as the signature.
 *
 * @param causes the mistakes in it; empty for the right way
 * @param write turns the hash into the signature
 */
record SignatureEncoding(List<Cause> causes, Function<byte[], String> write) {

  /** All encodings of V1, the right one first. */
  static final List<SignatureEncoding> V1 =
      List.of(
          encoding(SignatureEncoding::base64),
          encoding(hash -> base64(hash).replace('+', ' '), "plus-in-signature"),
          encoding(hash -> base64(hash).replace("=", ""), "padding-missing"),
          encoding(
              hash -> base64(hash).replace('+', ' ').replace("=", ""),
              "plus-in-signature",
              "padding-missing"),
          encoding(hash -> PercentEncoding.encode(base64(hash)), "signature-encoded-twice"),
          encoding(hash -> Base64.getUrlEncoder().encodeToString(hash), "base64-url"),
          encoding(SignatureEncoding::hex, "hex-instead-of-base64"),
          encoding(SignatureEncoding::upperCaseHex, "hex-instead-of-base64"),
          encoding(hash -> base64(hex(hash).getBytes(StandardCharsets.US_ASCII)), "base64-of-hex"));

  /** All encodings of V3, the right one first. */
  static final List<SignatureEncoding> V3 =
      List.of(
          encoding(SignatureEncoding::hex),
          encoding(SignatureEncoding::upperCaseHex, "upper-case-signature"),
          encoding(SignatureEncoding::base64, "base64-instead-of-hex"));

  private static SignatureEncoding encoding(Function<byte[], String> write, String... mistakes) {
    return new SignatureEncoding(Stream.of(mistakes).map(Cause::proved).toList(), write);
  }

  private static String base64(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  private static String upperCaseHex(byte[] hash) {
    return HexFormat.of().withUpperCase().formatHex(hash);
  }
}
