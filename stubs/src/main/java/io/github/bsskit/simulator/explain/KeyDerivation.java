package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.world.AccessKey;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How the key of the hash is derived from a secret, rightly and by mistake. */
enum KeyDerivation {
  V1("HmacSHA1", "HmacSHA256", "&", "", "ampersand-missing", "sha256-instead-of-sha1"),
  V3("HmacSHA256", "HmacSHA1", "", "&", "ampersand-appended", "sha1-instead-of-sha256");

  private final String algorithm;
  private final String wrongAlgorithm;
  private final String ending;
  private final String wrongEnding;
  private final Cause endingMistake;
  private final Cause algorithmMistake;

  KeyDerivation(
      String algorithm,
      String wrongAlgorithm,
      String ending,
      String wrongEnding,
      String endingMistake,
      String algorithmMistake) {
    this.algorithm = algorithm;
    this.wrongAlgorithm = wrongAlgorithm;
    this.ending = ending;
    this.wrongEnding = wrongEnding;
    this.endingMistake = Cause.proved(endingMistake);
    this.algorithmMistake = Cause.proved(algorithmMistake);
  }

  /** The keys that a client may have used: the right one, then the most common first. */
  List<CandidateKey> candidates(String secret, String accessKeyId) {
    Stream<CandidateKey> common =
        Stream.of(
            key(secret),
            new CandidateKey(List.of(endingMistake), algorithm, secret + wrongEnding),
            new CandidateKey(List.of(algorithmMistake), wrongAlgorithm, secret + ending),
            new CandidateKey(
                List.of(algorithmMistake, endingMistake), wrongAlgorithm, secret + wrongEnding));
    return Stream.concat(common, withWrongSecret(secret, accessKeyId))
        // Java rejects an empty key.
        .filter(candidate -> !candidate.key().isEmpty())
        .toList();
  }

  /** The key that a client would have made from the secret of another access key. */
  CandidateKey ofOther(AccessKey other) {
    Cause cause = Cause.proved("secret-of-another-key", "name", other.id());
    return new CandidateKey(List.of(cause), algorithm, other.secret() + ending);
  }

  private Stream<CandidateKey> withWrongSecret(String secret, String accessKeyId) {
    return Stream.of(
            key(secret + " ", "secret-trailing-space"),
            key(secret + "\n", "secret-trailing-line-break"),
            key(" " + secret, "secret-leading-space"),
            key(" " + secret + " ", "secret-leading-space", "secret-trailing-space"),
            key(secret + "\r\n", "secret-trailing-line-break"),
            key(secret + "\r", "secret-trailing-line-break"),
            key(secret + "\t", "secret-tab"),
            key("\t" + secret, "secret-tab"),
            key(secret.strip(), "secret-trimmed"),
            key("\"" + secret + "\"", "quotes-around-secret"),
            key("'" + secret + "'", "quotes-around-secret"),
            key(secret.toUpperCase(Locale.ROOT), "secret-in-other-case"),
            key(secret.toLowerCase(Locale.ROOT), "secret-in-other-case"),
            key(PercentEncoding.encode(secret), "secret-encoded"),
            key("", "secret-empty"),
            key(accessKeyId, "id-as-secret"))
        .filter(candidate -> !candidate.key().equals(secret + ending));
  }

  private CandidateKey key(String secret, String... mistakes) {
    List<Cause> causes = Stream.of(mistakes).map(Cause::proved).toList();
    return new CandidateKey(causes, algorithm, secret + ending);
  }
}
