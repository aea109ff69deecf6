package io.github.bsskit.conformance.crooked;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Servers with wrong headers or incomplete responses. */
enum CrookedTransport implements Crooked {
  CONTENT_TYPE_PLAIN(
      "JSON is sent as text/plain",
      "response/content-type/*",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (!a.call.xml()) {
                  out.headers.put("Content-Type", "text/plain;charset=utf-8");
                }
              })),

  CONTENT_TYPE_HTML(
      "failures are sent as text/html",
      "response/content-type/*",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (!a.success()) {
                  out.headers.put("Content-Type", "text/html");
                }
              })),

  CONTENT_TYPE_OF_XML_PLAIN(
      "XML is sent as application/octet-stream",
      "response/content-type/*",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (a.call.xml()) {
                  out.headers.put("Content-Type", "application/octet-stream");
                }
              })),

  JSON_DECLARED_XML(
      "JSON is sent under the content type of XML",
      "response/content-type/*",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (!a.call.xml()) {
                  out.headers.put("Content-Type", "text/xml;charset=utf-8");
                }
              })),

  XML_DECLARED_JSON(
      "XML is sent under the content type of JSON",
      "response/content-type/*",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (a.call.xml()) {
                  out.headers.put("Content-Type", "application/json;charset=utf-8");
                }
              })),

  JSON_DECLARED_XML_IN_FAILURE(
      "an error in JSON is sent under the content type of XML",
      "response/content-type/json",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (!a.success() && !a.call.xml()) {
                  out.headers.put("Content-Type", "text/xml");
                }
              })),

  CONTENT_TYPE_MISSING(
      "a response has no content type",
      "response/content-type/*",
      b -> b.onOutgoing((a, out) -> out.headers.remove("Content-Type"))),

  CHARSET_WRONG(
      "the content type says GBK",
      "response/content-type/*",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (!a.call.xml()) {
                  out.headers.put("Content-Type", "application/json;charset=gbk");
                }
              })),

  LENGTH_TOO_LONG(
      "Content-Length promises more than comes",
      "response/content-length | response/complete",
      b -> b.onOutgoing((a, out) -> out.lengthError = 7)),

  LENGTH_TOO_SHORT(
      "Content-Length leaves out the last bytes",
      "response/content-length | response/complete | response/json/* | response/xml/*",
      b -> b.onOutgoing((a, out) -> out.lengthError = -1)),

  CONNECTION_DROPPED_NOW_AND_THEN(
      "every eleventh call gets no response",
      "response/complete",
      b -> {
        BooleanSupplier eleventh = Behaviour.every(11);
        b.onOutgoing((a, out) -> out.dropped = eleventh.getAsBoolean());
      }),

  CONNECTION_DROPPED_ON_FAILURE(
      "a missing parameter closes the connection without a response",
      "response/complete",
      b -> b.onOutgoing((a, out) -> out.dropped = a.failed("MissingParameter"))),

  RESPONSE_SOMETIMES_TRUNCATED(
      "every eleventh response is truncated",
      "response/complete | response/content-length | response/json/* | response/xml/*",
      b -> {
        BooleanSupplier eleventh = Behaviour.every(11);
        b.onOutgoing((a, out) -> out.truncated = eleventh.getAsBoolean());
      }),

  LAST_CHUNK_MISSING(
      "a response in chunks ends without the last one",
      "response/complete | response/content-length",
      b ->
          b.onOutgoing(
              (a, out) -> {
                out.chunked = true;
                out.lastChunkMissing = !a.success();
              })),

  BODY_EMPTY_IN_FAILURE(
      "an error has no body",
      "response/* | */error/*",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (!a.success()) {
                  out.body = new byte[0];
                }
              })),

  GZIP_DECLARED(
      "the response claims to be compressed, but is not",
      "response/*",
      b -> b.onOutgoing((a, out) -> out.headers.put("Content-Encoding", "gzip"))),

  EMOJI_RETURNS_STACK_TRACE(
      "a parameter with an emoji ends in an error page with a stack trace",
      "response/leak | response/content-type/* | */error/undocumented | response/json/* |"
          + " response/xml/*",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (a.call.parameters.values().stream().anyMatch(CrookedTransport::emoji)) {
                  ErrorPage.replace(out);
                }
              })),

  LONG_VALUE_RETURNS_STACK_TRACE(
      "a parameter of more than 255 characters ends in an error page with a stack trace",
      "response/leak | response/content-type/* | */error/undocumented | response/json/* |"
          + " response/xml/*",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (a.call.parameters.values().stream().anyMatch(value -> value.length() > 255)) {
                  ErrorPage.replace(out);
                }
              })),

  QUOTE_RETURNS_STACK_TRACE(
      "a parameter with an apostrophe ends in an error page with a stack trace",
      "response/leak | response/content-type/* | */error/undocumented | response/json/* |"
          + " response/xml/*",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (a.call.parameters.values().stream().anyMatch(value -> value.contains("'"))) {
                  ErrorPage.replace(out);
                }
              })),

  STACK_TRACE_IN_MESSAGE(
      "the message of a malformed Duration goes on with a stack trace",
      "response/leak | CreateResourcePackage/error/DurationInvalid/message",
      b ->
          b.message(
              Rejection.PLAN,
              "DurationInvalid",
              "Parameter duration can only be positive integer.\n"
                  + "\tat com.example.Duration.parse(Duration.java:17)")),

  SECRET_IN_HEADER(
      "an error contains the key's secret in a header",
      "response/secret",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (!a.success() && a.call.key != null) {
                  out.headers.put("x-acs-debug", "key=" + a.call.key.secret());
                }
              })),

  SECRET_IN_MISMATCH(
      "the mismatch message contains the secret",
      "response/leak | gateway/error/SignatureDoesNotMatch*/message | gateway/signature/*",
      b ->
          b.onFailure(
              a -> {
                if (a.failed("SignatureDoesNotMatch")) {
                  a.change(
                      "Message",
                      a.rejection
                          .message()
                          .replaceFirst("matched|match", "$0 (" + a.call.key.secret() + ")"));
                }
              })),

  ODD_INPUT_HANGS(
      "a malformed Duration never gets a response",
      "response/in-time | response/complete",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (a.failed("DurationInvalid")) {
                  Pause.millis(300_000);
                }
              })),

  RESPONSE_SOMETIMES_SLOW(
      "every fortieth response takes a minute",
      "response/in-time | response/complete",
      b -> {
        BooleanSupplier fortieth = Behaviour.every(40);
        b.onOutgoing(
            (a, out) -> {
              if (fortieth.getAsBoolean()) {
                Pause.millis(60_000);
              }
            });
      }),

  SERVER_ERROR_NOW_AND_THEN(
      "every thirteenth response is a 502 of a proxy",
      "*",
      b -> {
        BooleanSupplier thirteenth = Behaviour.every(13);
        b.onOutgoing(
            (a, out) -> {
              if (thirteenth.getAsBoolean()) {
                out.status = 502;
                out.headers.put("Content-Type", "text/html");
                out.text("<html><body>Bad Gateway</body></html>");
              }
            });
      });

  private final Variant variant;
  private final String expected;

  CrookedTransport(String defect, String expected, Consumer<Behaviour> change) {
    this.variant = new Variant(defect, change);
    this.expected = expected;
  }

  @Override
  public Variant variant() {
    return variant;
  }

  @Override
  public String expected() {
    return expected;
  }

  private static boolean emoji(String value) {
    return value.codePoints().anyMatch(c -> c > 0xFFFF);
  }
}
