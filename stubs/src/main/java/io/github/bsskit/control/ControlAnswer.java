package io.github.bsskit.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.gateway.Header;
import java.util.List;

/**
 * What a control call is answered.
 *
 * @param status the HTTP status
 * @param headers the content type among them
 * @param body mostly JSON in UTF-8; empty if there is nothing to say
 */
public record ControlAnswer(int status, List<Header> headers, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A problem as RFC 9457 has it; the detail names the thing and the cure. */
  private record Problem(String type, String title, int status, String detail) {}

  static ControlAnswer nothing() {
    return new ControlAnswer(204, List.of(), new byte[0]);
  }

  static ControlAnswer json(int status, Object value) {
    return new ControlAnswer(status, List.of(type("application/json")), write(value));
  }

  static ControlAnswer yaml(byte[] text) {
    return new ControlAnswer(200, List.of(type("application/yaml")), text);
  }

  /** The call is not as it should be. */
  public static ControlAnswer badRequest(String detail) {
    return problem(400, "Bad Request", detail);
  }

  static ControlAnswer unauthorized(String detail) {
    return problem(401, "Unauthorized", detail).with(new Header("WWW-Authenticate", "Bearer"));
  }

  /** The caller may not call. */
  public static ControlAnswer forbidden(String detail) {
    return problem(403, "Forbidden", detail);
  }

  static ControlAnswer notFound(String detail) {
    return problem(404, "Not Found", detail);
  }

  /** {@code allowed} are the methods, as the header Allow has them. */
  static ControlAnswer methodNotAllowed(String allowed, String detail) {
    return problem(405, "Method Not Allowed", detail).with(new Header("Allow", allowed));
  }

  static ControlAnswer tooLarge(String detail) {
    return problem(413, "Content Too Large", detail);
  }

  static ControlAnswer failure(String detail) {
    return problem(500, "Internal Server Error", detail);
  }

  /** The type says that the title, which is the status's own, tells all that there is to tell. */
  private static ControlAnswer problem(int status, String title, String detail) {
    Problem problem = new Problem("about:blank", title, status, detail);
    return new ControlAnswer(status, List.of(type("application/problem+json")), write(problem));
  }

  private ControlAnswer with(Header header) {
    return new ControlAnswer(status, List.of(headers.get(0), header), body);
  }

  private static Header type(String mediaType) {
    return new Header("Content-Type", mediaType);
  }

  private static byte[] write(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of texts and numbers can be written as JSON", e);
    }
  }
}
