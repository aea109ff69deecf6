package io.github.bsskit.conformance.target;

import java.util.ArrayList;
import java.util.List;

/**
 * How a call is transmitted.
 *
 * @param signature V1, V3, none, or empty for the target's default
 * @param placement where the parameters are
 * @param format JSON, XML, {@link #ANY_FORMAT}, or empty for the target's default
 */
public record CallStyle(String signature, Placement placement, String format) {

  /** The target's defaults, by POST with the parameters in the query, as most clients do. */
  public static final CallStyle DEFAULT = new CallStyle("", Placement.POST_QUERY, "");

  /** A format that leaves the choice to the target. */
  public static final String ANY_FORMAT = "any";

  /** Every placement with each of these signatures and formats. */
  public static List<CallStyle> all(List<String> signatures, List<String> formats) {
    List<CallStyle> all = new ArrayList<>();
    for (Placement placement : Placement.values()) {
      for (String signature : signatures) {
        formats.forEach(format -> all.add(new CallStyle(signature, placement, format)));
      }
    }
    return all;
  }

  /** Where the parameters of a call are. */
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

    /** The name in addresses of obligations. */
    public String label() {
      return label;
    }
  }

  /** The style with another signature. */
  public CallStyle withSignature(String other) {
    return new CallStyle(other, placement, format);
  }

  /** The style with another placement. */
  public CallStyle withPlacement(Placement other) {
    return new CallStyle(signature, other, format);
  }

  /** The style with another format. */
  public CallStyle withFormat(String other) {
    return new CallStyle(signature, placement, other);
  }

  @Override
  public String toString() {
    return (signature.isEmpty() ? "default signature" : signature)
        + ", "
        + placement.label()
        + ", "
        + (format.isEmpty() ? "default format" : format);
  }
}
