package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.Signature;
import io.github.bsskit.simulator.world.AccessKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A key that the client may have used for the hash.
 *
 * @param causes the mistakes that lead to it; empty for the right key
 * @param algorithm Java's name of it
 * @param key derived from a secret; never shown
 */
record CandidateKey(List<Cause> causes, String algorithm, String key) {

  private static final String V1_ALGORITHM = "HmacSHA1";
  private static final String V3_ALGORITHM = "HmacSHA256";

  /** Omits the key. */
  @Override
  public String toString() {
    return algorithm + " " + causes;
  }

  byte[] hash(String text) {
    return Signature.hmac(algorithm, key, text);
  }

  /** The keys that a client of V1 may have used: the right one, then the most common first. */
  static List<CandidateKey> ofV1(String secret, String accessKeyId) {
    Cause noAmpersand = Cause.proved("ampersand-missing");
    Cause sha256 = Cause.proved("sha256-instead-of-sha1");
    List<CandidateKey> keys = new ArrayList<>();
    keys.add(new CandidateKey(List.of(), V1_ALGORITHM, secret + "&"));
    keys.add(new CandidateKey(List.of(noAmpersand), V1_ALGORITHM, secret));
    keys.add(new CandidateKey(List.of(sha256), V3_ALGORITHM, secret + "&"));
    keys.add(new CandidateKey(List.of(sha256, noAmpersand), V3_ALGORITHM, secret));
    for (WrongSecret wrong : WrongSecret.of(secret, accessKeyId)) {
      keys.add(new CandidateKey(wrong.causes(), V1_ALGORITHM, wrong.secret() + "&"));
    }
    return usable(keys);
  }

  /** The keys that a client of V3 may have used: the right one, then the most common first. */
  static List<CandidateKey> ofV3(String secret, String accessKeyId) {
    Cause ampersand = Cause.proved("ampersand-appended");
    Cause sha1 = Cause.proved("sha1-instead-of-sha256");
    List<CandidateKey> keys = new ArrayList<>();
    keys.add(new CandidateKey(List.of(), V3_ALGORITHM, secret));
    keys.add(new CandidateKey(List.of(ampersand), V3_ALGORITHM, secret + "&"));
    keys.add(new CandidateKey(List.of(sha1), V1_ALGORITHM, secret));
    keys.add(new CandidateKey(List.of(sha1, ampersand), V1_ALGORITHM, secret + "&"));
    for (WrongSecret wrong : WrongSecret.of(secret, accessKeyId)) {
      keys.add(new CandidateKey(wrong.causes(), V3_ALGORITHM, wrong.secret()));
    }
    return usable(keys);
  }

  /** The key that a client of V1 would have made from the secret of another access key. */
  static CandidateKey ofOtherV1(AccessKey other) {
    return new CandidateKey(List.of(secretOf(other)), V1_ALGORITHM, other.secret() + "&");
  }

  /** The key that a client of V3 would have made from the secret of another access key. */
  static CandidateKey ofOtherV3(AccessKey other) {
    return new CandidateKey(List.of(secretOf(other)), V3_ALGORITHM, other.secret());
  }

  private static Cause secretOf(AccessKey other) {
    return Cause.proved("secret-of-another-key", Map.of("name", other.id()));
  }

  /** Java rejects an empty key. */
  private static List<CandidateKey> usable(List<CandidateKey> keys) {
    return keys.stream().filter(key -> !key.key().isEmpty()).toList();
  }

  /** A secret that differs from the right one by a mistake. */
  private record WrongSecret(List<Cause> causes, String secret) {

    static List<WrongSecret> of(String secret, String accessKeyId) {
      return Stream.of(
              wrong("secret-trailing-space", secret + " "),
              wrong("secret-trailing-line-break", secret + "\n"),
              wrong("secret-leading-space", " " + secret),
              new WrongSecret(
                  List.of(
                      Cause.proved("secret-leading-space"), Cause.proved("secret-trailing-space")),
                  " " + secret + " "),
              wrong("secret-trailing-line-break", secret + "\r\n"),
              wrong("secret-trailing-line-break", secret + "\r"),
              wrong("secret-tab", secret + "\t"),
              wrong("secret-tab", "\t" + secret),
              wrong("secret-trimmed", secret.strip()),
              wrong("quotes-around-secret", "\"" + secret + "\""),
              wrong("quotes-around-secret", "'" + secret + "'"),
              wrong("secret-in-other-case", secret.toUpperCase(Locale.ROOT)),
              wrong("secret-in-other-case", secret.toLowerCase(Locale.ROOT)),
              wrong("secret-encoded", PercentEncoding.encode(secret)),
              wrong("secret-empty", ""),
              wrong("id-as-secret", accessKeyId))
          .filter(wrong -> !wrong.secret().equals(secret))
          .toList();
    }

    private static WrongSecret wrong(String id, String secret) {
      return new WrongSecret(List.of(Cause.proved(id)), secret);
    }
  }
}
