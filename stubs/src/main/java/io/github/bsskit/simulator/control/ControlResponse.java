package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.world.PrintableText;
import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A response of the control API.
 *
 * @param status the HTTP status
 * @param headers all headers, Content-Type among them
 * @param body usually JSON in UTF-8; may be empty
 * @param rest the pieces that follow the body, for a body that is too large to be in memory
 */
public record ControlResponse(
    int status, List<Header> headers, byte[] body, Optional<Iterator<byte[]>> rest) {

  /** Keeps browsers from taking a response for another type than its Content-Type. */
  public static final Header NOSNIFF = new Header("X-Content-Type-Options", "nosniff");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(texts())
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
          .build();

  /** A problem as in RFC 9457. */
  private record Problem(String type, String title, int status, String detail) {}

  /** A response whose body is in memory. */
  public ControlResponse(int status, List<Header> headers, byte[] body) {
    this(status, headers, body, Optional.empty());
  }

  private static SimpleModule texts() {
    SimpleModule module = new SimpleModule();
    TextFormat.INSTANT.addTo(module);
    TextFormat.enums().forEach(format -> format.addTo(module));
    return module;
  }

  static ControlResponse nothing() {
    return new ControlResponse(204, List.of(), new byte[0]);
  }

  static ControlResponse json(int status, Object value) {
    return new ControlResponse(status, headers("application/json"), write(JSON, value));
  }

  /** The pieces of a body with status 200. A body of one piece is not divided. */
  static ControlResponse json(Iterator<byte[]> pieces) {
    byte[] first = pieces.next();
    return new ControlResponse(
        200,
        headers("application/json"),
        first,
        pieces.hasNext() ? Optional.of(pieces) : Optional.empty());
  }

  /** A stream of an object's fields, in the format of {@link #json(int, Object)}. */
  static JsonStream stream() {
    return new JsonStream(JSON);
  }

  /** The same response with its whole body in memory. */
  public ControlResponse whole() {
    if (rest.isEmpty()) {
      return this;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(body);
    rest.get().forEachRemaining(all::writeBytes);
    return new ControlResponse(status, headers, all.toByteArray());
  }

  static ControlResponse yaml(byte[] text) {
    return new ControlResponse(200, headers("application/yaml"), text);
  }

  static ControlResponse text(String mediaType, byte[] text) {
    return new ControlResponse(200, headers(mediaType), text);
  }

  /** Status 400 with an explanation. */
  public static ControlResponse badRequest(String detail) {
    return problem(400, "Bad Request", detail);
  }

  static ControlResponse unauthorized(String detail) {
    return problem(401, "Unauthorized", detail).with(new Header("WWW-Authenticate", "Bearer"));
  }

  /** Status 403 with an explanation. */
  public static ControlResponse forbidden(String detail) {
    return problem(403, "Forbidden", detail);
  }

  /** Status 404 with an explanation. */
  public static ControlResponse notFound(String detail) {
    return problem(404, "Not Found", detail);
  }

  /** Status 405; {@code allowed} is the value of the header Allow. */
  static ControlResponse methodNotAllowed(String allowed, String detail) {
    return problem(405, "Method Not Allowed", detail).with(new Header("Allow", allowed));
  }

  /** Status 413 with an explanation. */
  public static ControlResponse tooLarge(String detail) {
    return problem(413, "Content Too Large", detail);
  }

  /** Status 503 with an explanation. */
  public static ControlResponse unavailable(String detail) {
    return problem(503, "Service Unavailable", detail);
  }

  /** Any status, in digits and in words, with an explanation. */
  public static ControlResponse error(int status, String title, String detail) {
    return problem(status, title, detail);
  }

  static ControlResponse failure(String detail) {
    return problem(500, "Internal Server Error", detail);
  }

  /** The type {@code about:blank} means that the title is that of the status. */
  private static ControlResponse problem(int status, String title, String detail) {
    Problem problem = new Problem("about:blank", title, status, PrintableText.line(detail));
    return new ControlResponse(status, headers("application/problem+json"), write(JSON, problem));
  }

  private ControlResponse with(Header header) {
    return new ControlResponse(
        status, Stream.concat(headers.stream(), Stream.of(header)).toList(), body);
  }

  private static List<Header> headers(String mediaType) {
    return List.of(new Header("Content-Type", mediaType), NOSNIFF);
  }

  private static byte[] write(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write JSON", e);
    }
  }
}
