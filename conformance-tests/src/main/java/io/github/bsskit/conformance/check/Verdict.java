package io.github.bsskit.conformance.check;

/** The outcome of an obligation. */
public enum Verdict {
  /** It holds. */
  PASSED("passed"),
  /** It does not hold. */
  FAILED("failed"),
  /** It does not hold, and is listed as an expected failure. */
  KNOWN("known"),
  /** Our interpretation: reported, never a failure. */
  OBSERVED("observed"),
  /** It could not be checked; the reason is given. */
  NOT_EXERCISED("not exercised"),
  /** The kit failed, or the profile is wrong. */
  ERROR("error");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** The verdict in lower case, for reports. */
  public String words() {
    return words;
  }
}
