package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.Signature;
import io.github.bsskit.simulator.world.AccessKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A key that the client may have used for the hash.
 *
 * @param causes the mistakes that lead to it; none for the right key
 * @param algorithm as Java names it
 * @param key made of a secret, so never to be shown
 */
record CandidateKey(List<Cause> causes, String algorithm, String key) {

  private static final String V1_ALGORITHM = "HmacSHA1";
  private static final String V3_ALGORITHM = "HmacSHA256";

  /** Never shows the key. */
  @Override
  public String toString() {
    return algorithm + " " + causes;
  }

  byte[] hash(String text) {
    return Signature.hmac(algorithm, key, text);
  }

  /** The keys that a client of V1 may have used, the right one first, then the common ones. */
  static List<CandidateKey> ofV1(String secret, String accessKeyId) {
    Cause noAmpersand =
        cause(
            "ampersand-missing",
            "The secret alone was the key of the hash.",
            "Append & to the secret: the key of signature V1 is the secret and an ampersand.");
    Cause sha256 =
        cause("sha256-instead-of-sha1", "The hash was HMAC-SHA256.", "Sign V1 with HMAC-SHA1.");
    List<CandidateKey> keys = new ArrayList<>();
    keys.add(new CandidateKey(List.of(), V1_ALGORITHM, secret + "&"));
    keys.add(new CandidateKey(List.of(noAmpersand), V1_ALGORITHM, secret));
    keys.add(new CandidateKey(List.of(sha256), V3_ALGORITHM, secret + "&"));
    keys.add(new CandidateKey(List.of(sha256, noAmpersand), V3_ALGORITHM, secret));
    for (Miswritten wrong : Miswritten.of(secret, accessKeyId)) {
      keys.add(new CandidateKey(List.of(wrong.cause()), V1_ALGORITHM, wrong.secret() + "&"));
    }
    return usable(keys);
  }

  /** The keys that a client of V3 may have used, the right one first, then the common ones. */
  static List<CandidateKey> ofV3(String secret, String accessKeyId) {
    Cause ampersand =
        cause(
            "ampersand-appended",
            "The secret and an ampersand were the key of the hash, as for signature V1.",
            "Use the secret alone: signature V3 appends nothing to it.");
    Cause sha1 =
        cause(
            "sha1-instead-of-sha256",
            "The hash was HMAC-SHA1, as for signature V1.",
            "Sign V3 with HMAC-SHA256.");
    List<CandidateKey> keys = new ArrayList<>();
    keys.add(new CandidateKey(List.of(), V3_ALGORITHM, secret));
    keys.add(new CandidateKey(List.of(ampersand), V3_ALGORITHM, secret + "&"));
    keys.add(new CandidateKey(List.of(sha1), V1_ALGORITHM, secret));
    keys.add(new CandidateKey(List.of(sha1, ampersand), V1_ALGORITHM, secret + "&"));
    for (Miswritten wrong : Miswritten.of(secret, accessKeyId)) {
      keys.add(new CandidateKey(List.of(wrong.cause()), V3_ALGORITHM, wrong.secret()));
    }
    return usable(keys);
  }

  /** The key that the client would have used with the secret of another access key. */
  static CandidateKey ofAnother(AccessKey other, boolean isV3) {
    Cause cause =
        cause(
            "secret-of-another-key",
            "The secret of the access key " + other.id() + " was used.",
            "Take AccessKeyId and secret from the same access key.");
    return isV3
        ? new CandidateKey(List.of(cause), V3_ALGORITHM, other.secret())
        : new CandidateKey(List.of(cause), V1_ALGORITHM, other.secret() + "&");
  }

  /** Java refuses an empty key, so no client in Java has used one. */
  private static List<CandidateKey> usable(List<CandidateKey> keys) {
    return keys.stream().filter(key -> !key.key().isEmpty()).toList();
  }

  private static Cause cause(String id, String happened, String change) {
    return Cause.certain(id, happened, change);
  }

  /** A secret that was not taken over as it is. */
  private record Miswritten(Cause cause, String secret) {

    static List<Miswritten> of(String secret, String accessKeyId) {
      return Stream.concat(blanks(secret), others(secret, accessKeyId))
          .filter(wrong -> !wrong.secret().equals(secret))
          .toList();
    }

    private static Stream<Miswritten> blanks(String secret) {
      return Stream.of(
          blank("a blank behind it", secret + " "),
          blank("a line feed behind it", secret + "\n"),
          blank("a blank before it", " " + secret),
          blank("a blank on either side", " " + secret + " "),
          blank("a carriage return and a line feed behind it", secret + "\r\n"),
          blank("a carriage return behind it", secret + "\r"),
          blank("a tab behind it", secret + "\t"),
          blank("a tab before it", "\t" + secret),
          blank("its own outer blanks stripped off", secret.strip()));
    }

    private static Stream<Miswritten> others(String secret, String accessKeyId) {
      return Stream.of(
          quoted("\"" + secret + "\""),
          quoted("'" + secret + "'"),
          otherCase("upper", secret.toUpperCase(Locale.ROOT)),
          otherCase("lower", secret.toLowerCase(Locale.ROOT)),
          new Miswritten(
              CandidateKey.cause(
                  "secret-empty",
                  "The secret was empty.",
                  "See where the client reads the secret from: it found nothing there."),
              ""),
          new Miswritten(
              CandidateKey.cause(
                  "id-as-secret",
                  "The AccessKeyId was used as the secret.",
                  "Put the AccessKeySecret where the client has the AccessKeyId now."),
              accessKeyId));
    }

    private static Miswritten blank(String how, String secret) {
      return new Miswritten(
          CandidateKey.cause(
              "blank-in-secret",
              "The secret was used with " + how + ".",
              "Take the secret over as it is; see the end of the file or variable it is in."),
          secret);
    }

    private static Miswritten quoted(String secret) {
      return new Miswritten(
          CandidateKey.cause(
              "quotes-around-secret",
              "The secret was used with the quotes around it.",
              "Leave the quotes out, or read the file with what understands them."),
          secret);
    }

    private static Miswritten otherCase(String which, String secret) {
      return new Miswritten(
          CandidateKey.cause(
              "secret-in-other-case",
              "The secret was used in " + which + " case.",
              "Take the secret over as it is; upper and lower case matter."),
          secret);
    }
  }
}
