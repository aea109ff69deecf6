package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * A way in which a hash can have become the signature that was sent.
 *
 * @param causes the mistakes of it; none for the right way
 * @param write makes the signature of the hash
 */
record SignatureEncoding(List<Cause> causes, Function<byte[], String> write) {

  private static final Cause HEX =
      Cause.certain(
          "hex-instead-of-base64",
          "The hash was sent in hexadecimal.",
          "Write the 20 octets of the hash in Base64.");
  private static final Cause PLUS =
      Cause.certain(
          "signature-not-escaped",
          "The signature was not escaped: its + was read as a blank.",
          "Percent-encode the signature when it is put into the query or the form.");
  private static final Cause PADDING =
      Cause.certain(
          "signature-cut",
          "The signature lost the = at its end.",
          "Send the whole signature; where parameters are split, split at the first = only.");

  /** All forms of V1, the right one first. */
  static final List<SignatureEncoding> V1 =
      List.of(
          new SignatureEncoding(List.of(), SignatureEncoding::base64),
          new SignatureEncoding(List.of(PLUS), hash -> base64(hash).replace('+', ' ')),
          new SignatureEncoding(List.of(PADDING), hash -> base64(hash).replace("=", "")),
          new SignatureEncoding(
              List.of(PLUS, PADDING), hash -> base64(hash).replace('+', ' ').replace("=", "")),
          form(
              "signature-encoded-twice",
              "The signature was percent-encoded twice.",
              "Encode the signature once; most HTTP libraries do it by themselves.",
              hash -> PercentEncoding.encode(base64(hash))),
          form(
              "signature-url-safe",
              "The signature was written in the Base64 for URLs, with - and _.",
              "Write the signature in plain Base64, with + and /.",
              hash -> Base64.getUrlEncoder().encodeToString(hash)),
          new SignatureEncoding(List.of(HEX), SignatureEncoding::hex),
          new SignatureEncoding(
              List.of(HEX), hash -> HexFormat.of().withUpperCase().formatHex(hash)),
          form(
              "base64-of-hex",
              "The hash was written in hexadecimal, and that in Base64.",
              "Write the 20 octets of the hash in Base64; in PHP ask hash_hmac for raw output.",
              hash ->
                  Base64.getEncoder()
                      .encodeToString(hex(hash).getBytes(StandardCharsets.US_ASCII))));

  /** All forms of V3, the right one first. */
  static final List<SignatureEncoding> V3 =
      List.of(
          new SignatureEncoding(List.of(), SignatureEncoding::hex),
          form(
              "signature-in-upper-case",
              "The signature was written in upper case.",
              "Write the signature in lower-case hexadecimal.",
              hash -> HexFormat.of().withUpperCase().formatHex(hash)),
          form(
              "base64-instead-of-hex",
              "The hash was sent in Base64, as for signature V1.",
              "Write the 32 octets of the hash in lower-case hexadecimal.",
              SignatureEncoding::base64));

  private static SignatureEncoding form(
      String id, String happened, String change, Function<byte[], String> write) {
    return new SignatureEncoding(List.of(Cause.certain(id, happened, change)), write);
  }

  private static String base64(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
