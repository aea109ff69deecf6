package io.github.bsskit.conformance.target;

/**
 * How a call travels.
 *
 * @param signature V1, V3, or empty for the target's usual one
 * @param placement where the parameters stand
 * @param format JSON, XML, or empty for the target's usual one
 */
public record CallStyle(String signature, Placement placement, String format) {

  /** As the target's profile says, by POST with the parameters in the query, as most clients do. */
  public static final CallStyle DEFAULT = new CallStyle("", Placement.POST_QUERY, "");

  /** A format that leaves it to the target in which format it answers. */
  public static final String ANY_FORMAT = "any";

  /** Where the parameters of a call stand. */
  public enum Placement {
    GET("GET", "GET-query"),
    POST_QUERY("POST", "POST-query"),
    POST_FORM("POST", "POST-form"),
    POST_SPLIT("POST", "POST-split");

    private final String method;
    private final String label;

    Placement(String method, String label) {
      this.method = method;
      this.label = label;
    }

    /** The HTTP method. */
    public String method() {
      return method;
    }

    /** A name for addresses. */
    public String label() {
      return label;
    }
  }

  /** The same with another signature. */
  public CallStyle withSignature(String other) {
    return new CallStyle(other, placement, format);
  }

  /** The same with the parameters elsewhere. */
  public CallStyle withPlacement(Placement other) {
    return new CallStyle(signature, other, format);
  }

  /** The same asking for another format. */
  public CallStyle withFormat(String other) {
    return new CallStyle(signature, placement, other);
  }

  @Override
  public String toString() {
    return (signature.isEmpty() ? "usual signature" : signature)
        + ", "
        + placement.label()
        + ", "
        + (format.isEmpty() ? "usual format" : format);
  }
}
