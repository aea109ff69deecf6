package io.github.bsskit.conformance.obligation;

import io.github.bsskit.rulebook.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Everything that each exchange of a run checks. Addresses and statements are formats: {@code %1$s}
 * is the group, for instance {@code CreateResourcePackage} or {@code gateway/error}.
 */
public enum Invariant {
  REQUEST_ID_PRESENT("response/RequestId/present", "Every response has a RequestId.", "S1", "S2"),
  REQUEST_ID_FORMAT("response/RequestId/format", "A RequestId is an upper-case UUID.", "S1", "S2"),
  REQUEST_ID_UNIQUE("response/RequestId/unique", "Every request gets a new RequestId.", "S1", "S2"),
  REQUEST_ID_HEADER(
      "response/RequestId/header", "The header x-acs-request-id equals the body's RequestId.", "G"),
  JSON_SYNTAX("response/json/well-formed", "JSON is one well-formed object.", "M"),
  JSON_REPEATED_FIELD("response/json/repeated-field", "A JSON object repeats no field.", "M"),
  JSON_ENCODING("response/json/encoding", "JSON is encoded in UTF-8.", "M"),
  XML_SYNTAX("response/xml/well-formed", "XML is well-formed.", "M"),
  XML_REPEATED_ELEMENT(
      "response/xml/repeated-element", "No two child elements have the same name.", "G"),
  XML_ATTRIBUTE("response/xml/attribute", "No XML element has an attribute.", "G"),
  XML_NAMESPACE("response/xml/namespace", "No XML element has a namespace.", "G"),
  XML_MIXED_CONTENT("response/xml/mixed-content", "An element has either text or children.", "G"),
  XML_ENCODING("response/xml/encoding", "XML is encoded in UTF-8.", "M"),
  CONTENT_TYPE_JSON(
      "response/content-type/json",
      "JSON is sent as application/json or text/json, in UTF-8.",
      "G"),
  CONTENT_TYPE_XML("response/content-type/xml", "XML is sent as text/xml.", "G"),
  CONTENT_TYPE_XML_EXACTLY(
      "response/content-type/xml-exactly",
      "XML is sent as text/xml;charset=utf-8, which some clients compare literally.",
      "I"),
  FORMAT("response/format", "The response has the requested format.", "M"),
  CONTENT_LENGTH("response/content-length", "The body has the announced length.", "M"),
  CONTENT_ENCODING(
      "response/content-encoding",
      "The body is not compressed, since no client asked for it.",
      "M"),
  HTTP("response/http", "The response is HTTP.", "M"),
  COMPLETE("response/complete", "Every request gets a response before the connection ends.", "M"),
  IN_TIME("response/in-time", "Every response arrives within the profile's timeLimit.", "M"),
  LEAK("response/leak", "No response contains a stack trace or an HTML page.", "M"),
  SECRET("response/secret", "No response contains the secret of the caller's key.", "M"),
  SUCCESS_OR_ERROR(
      "response/success-or-error",
      "Every response is a success, or an error with status 4xx or 5xx.",
      "S1",
      "S2"),

  NOT_EARLY("%1$s/rate-limit/not-early", "The first %2$s calls in %3$s s are not throttled."),
  SUCCESS_STATUS("%1$s/success/status", "A success has HTTP status 200."),
  SAME("%1$s/success/%2$s/same-as-%3$s", "%2$s equals %3$s."),
  ONLY_DOCUMENTED("%1$s/fields", "%2$s has only documented fields."),
  XML_ROOT("%1$s/xml-root", "The XML root of %2$s is %3$s."),
  PRESENT("%1$s/%2$s/present", "%3$s has %2$s."),
  TYPE("%1$s/%2$s/type", "%2$s is of type %3$s."),
  VALUE("%1$s/%2$s/value", "%2$s is %3$s."),
  UNIQUE("%1$s/%2$s/unique", "Every success has a new %2$s."),
  EXACT(
      "%1$s/%2$s/exact", "%2$s is an exact 64-bit integer, not rounded by a floating-point type."),
  DOCUMENTED_CODE("%1$s/undocumented", "Every error has a documented code."),
  ERROR_STATUS("%1$s/%2$s/status", "%3$s has HTTP status %4$s."),
  ERROR_MESSAGE("%1$s/%2$s/message", "The message of %3$s is: %4$s"),
  STRING_TO_SIGN(
      "%1$s/%2$s/string-to-sign", "The message of %3$s ends with the server's string to sign.");

  /** The first name in the addresses of invariants that hold for every response. */
  public static final String GROUP = "response";

  private final String address;
  private final String statement;
  private final List<String> source;

  Invariant(String address, String statement, String... source) {
    this.address = address;
    this.statement = statement;
    this.source = List.of(source);
  }

  /** The address of the invariant, the names filled in. */
  public String address(Object... names) {
    return String.format(Locale.ROOT, address, names);
  }

  /** The obligations that have no names to fill in: they hold for every response. */
  static List<Obligation> ofEveryResponse() {
    return Arrays.stream(values())
        .filter(invariant -> !invariant.source.isEmpty())
        .map(invariant -> invariant.obligation(new Source(invariant.source)))
        .toList();
  }

  /** The obligation, the names filled in. */
  Obligation obligation(Source documented, Object... names) {
    return Obligation.of(address(names), String.format(Locale.ROOT, statement, names), documented);
  }
}
