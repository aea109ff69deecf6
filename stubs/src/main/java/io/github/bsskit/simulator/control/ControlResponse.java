package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.gateway.Header;
import java.util.List;

/**
 * What a control call is answered.
 *
 * @param status the HTTP status
 * @param headers the content type among them
 * @param body mostly JSON in UTF-8; empty if there is nothing to say
 */
public record ControlResponse(int status, List<Header> headers, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A problem as RFC 9457 has it; the detail names the thing and the cure. */
  private record Problem(String type, String title, int status, String detail) {}

  static ControlResponse nothing() {
    return new ControlResponse(204, List.of(), new byte[0]);
  }

  static ControlResponse json(int status, Object value) {
    return new ControlResponse(status, List.of(type("application/json")), write(JSON, value));
  }

  static ControlResponse json(ObjectMapper mapper, Object value) {
    return new ControlResponse(200, List.of(type("application/json")), write(mapper, value));
  }

  static ControlResponse yaml(byte[] text) {
    return new ControlResponse(200, List.of(type("application/yaml")), text);
  }

  /** The call is not as it should be. */
  public static ControlResponse badRequest(String detail) {
    return problem(400, "Bad Request", detail);
  }

  static ControlResponse unauthorized(String detail) {
    return problem(401, "Unauthorized", detail).with(new Header("WWW-Authenticate", "Bearer"));
  }

  /** The caller may not call. */
  public static ControlResponse forbidden(String detail) {
    return problem(403, "Forbidden", detail);
  }

  static ControlResponse notFound(String detail) {
    return problem(404, "Not Found", detail);
  }

  /** {@code allowed} are the methods, as the header Allow has them. */
  static ControlResponse methodNotAllowed(String allowed, String detail) {
    return problem(405, "Method Not Allowed", detail).with(new Header("Allow", allowed));
  }

  static ControlResponse tooLarge(String detail) {
    return problem(413, "Content Too Large", detail);
  }

  static ControlResponse failure(String detail) {
    return problem(500, "Internal Server Error", detail);
  }

  /** The type says that the title, which is the status's own, tells all that there is to tell. */
  private static ControlResponse problem(int status, String title, String detail) {
    Problem problem = new Problem("about:blank", title, status, detail);
    return new ControlResponse(
        status, List.of(type("application/problem+json")), write(JSON, problem));
  }

  private ControlResponse with(Header header) {
    return new ControlResponse(status, List.of(headers.get(0), header), body);
  }

  private static Header type(String mediaType) {
    return new Header("Content-Type", mediaType);
  }

  private static byte[] write(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of texts and numbers can be written as JSON", e);
    }
  }
}
