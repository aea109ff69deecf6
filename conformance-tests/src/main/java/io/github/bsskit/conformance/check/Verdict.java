package io.github.bsskit.conformance.check;

/** What became of an obligation. */
public enum Verdict {
  /** It holds. */
  PASSED("passed"),
  /** It does not hold. */
  FAILED("failed"),
  /** It does not hold, and that is listed as expected. */
  KNOWN("known"),
  /** An interpretation: what was seen is told, and nothing is made of it. */
  OBSERVED("observed"),
  /** It could not be tried, for a reason that is told. */
  NOT_EXERCISED("not exercised"),
  /** The kit itself failed, or the connection did, or the profile is of no use. */
  ERROR("error");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** The verdict for a reader, in lower case. */
  public String words() {
    return words;
  }
}
