package io.github.bsskit.simulator.journal;

import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.world.PrintableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Why the gateway did not read the parameters in a body. It reads bodies that are forms in UTF-8
 * and are not compressed.
 *
 * @param found what was sent
 * @param fix what to send instead
 * @param text the body in upper case, one character for each byte; empty if it cannot be
 *     decompressed
 */
record BodyProblem(String found, String fix, Optional<String> text) {

  private static final int MAX_SHOWN = 100;

  /** Decompressed bytes that are searched. */
  private static final int MAX_BYTES = 1 << 20;

  /** Bodies that carry nothing. */
  private static final Set<String> EMPTY = Set.of("", "{}", "[]", "NULL", "\"\"");

  private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii", "ascii");

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

  private static final String SEND_FORM =
      "Send its parameters as a form with Content-Type: " + RpcRequest.FORM + ", or in the query.";

  private static final String SEND_PAIRS =
      "Send its parameters as Name=value&Name=value, percent-encoded, or in the query.";

  private static final String SEND_UTF_8 = "Send it in UTF-8, without another charset.";

  /** The problem of a request's body; empty if it was read or carries nothing. */
  static Optional<BodyProblem> of(RawRequest request) {
    String encoding =
        request.headers("Content-Encoding").stream()
            .filter(value -> !value.isBlank() && !value.strip().equalsIgnoreCase("identity"))
            .collect(Collectors.joining(", "));
    Optional<String> text =
        text(request.body(), encoding.toLowerCase(Locale.ROOT))
            .map(decoded -> decoded.replace("\0", "").toUpperCase(Locale.ROOT));
    if (request.body().length == 0 || text.map(String::strip).filter(EMPTY::contains).isPresent()) {
      return Optional.empty();
    }
    return problem(request, encoding)
        .map(problem -> new BodyProblem("The body was sent " + problem.found, problem.fix, text));
  }

  /** What was sent and what to send instead. */
  private record Problem(String found, String fix) {}

  private static Optional<Problem> problem(RawRequest request, String encoding) {
    List<String> types = request.headers("Content-Type");
    String type = types.isEmpty() ? "" : types.get(0).strip();
    boolean isForm = type.regionMatches(true, 0, RpcRequest.FORM, 0, RpcRequest.FORM.length());
    if (!encoding.isEmpty() || isGzip(request.body())) {
      String how =
          encoding.isEmpty()
              ? "compressed with gzip, without a Content-Encoding,"
              : "with Content-Encoding: " + shown(encoding);
      return Optional.of(
          new Problem(
              how + " and is not decompressed.",
              "Send it uncompressed, without Content-Encoding"
                  + (isForm ? "." : ", as a form with Content-Type: " + RpcRequest.FORM + ".")));
    }
    if (type.isEmpty()) {
      return Optional.of(new Problem("without a Content-Type and is not read.", SEND_FORM));
    }
    String sent = "with Content-Type: " + shown(type);
    return isForm
        ? formProblem(request.body(), type).map(form -> new Problem(sent + form.found, form.fix))
        : Optional.of(new Problem(sent + " and is not read.", SEND_FORM));
  }

  /** A body with the right type can be something else. */
  private static Optional<Problem> formProblem(byte[] body, String type) {
    Matcher charset = CHARSET.matcher(type);
    if (charset.find() && !UTF_8.contains(charset.group(1).toLowerCase(Locale.ROOT))) {
      return Optional.of(new Problem(" and is read as UTF-8.", SEND_UTF_8));
    }
    String start = new String(body, StandardCharsets.ISO_8859_1).stripLeading();
    if (start.startsWith("{") || start.startsWith("[") || start.startsWith("<")) {
      String format = start.startsWith("<") ? "XML" : "JSON";
      return Optional.of(new Problem(", but looks like " + format + ".", SEND_PAIRS));
    }
    return isUtf8(body)
        ? Optional.empty()
        : Optional.of(new Problem(", but is not text in UTF-8.", "Send it in UTF-8."));
  }

  private static boolean isUtf8(byte[] body) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(body))
          .chars()
          .noneMatch(c -> c == 0);
    } catch (CharacterCodingException otherCharset) {
      return false;
    }
  }

  private static boolean isGzip(byte[] body) {
    return body.length >= 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
  }

  private static Optional<String> text(byte[] body, String encoding) {
    if (isGzip(body)) {
      return decompressed(() -> new GZIPInputStream(new ByteArrayInputStream(body)));
    }
    if (encoding.equals("deflate")) {
      return decompressed(() -> new InflaterInputStream(new ByteArrayInputStream(body)));
    }
    return encoding.isEmpty()
        ? Optional.of(new String(body, StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }

  /** Opens a compressed body. */
  @FunctionalInterface
  private interface Opening {
    InputStream open() throws IOException;
  }

  private static Optional<String> decompressed(Opening body) {
    try (InputStream in = body.open()) {
      return Optional.of(new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1));
    } catch (IOException otherFormat) {
      return Optional.empty();
    }
  }

  private static String shown(String value) {
    return PrintableText.line(value.substring(0, Math.min(MAX_SHOWN, value.length())));
  }

  /** Whether the body may have a parameter of this name. */
  boolean mayHave(String name) {
    return text.isEmpty() || text.get().contains(name.toUpperCase(Locale.ROOT));
  }
}
