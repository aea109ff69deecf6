package io.github.bsskit.gateway;

import java.util.List;

/**
 * An answer, ready for the wire.
 *
 * @param status the HTTP status
 * @param headers all headers that matter, the content type among them
 * @param body in UTF-8
 * @param requestId the RequestId in the body and in {@code x-acs-request-id}
 * @param code the Code in the body; for a success {@code OK}
 * @param action the operation that was asked for, as the call named it; empty if it named none
 */
public record RpcAnswer(
    int status, List<Header> headers, byte[] body, String requestId, String code, String action) {

  /** Copies the headers; the body is taken as it is, and nobody writes to it. */
  public RpcAnswer {
    headers = List.copyOf(headers);
  }
}
