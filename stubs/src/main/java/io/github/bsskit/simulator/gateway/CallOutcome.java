package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.DocumentedError;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The outcome of a call. Neither map is copied or changed.
 *
 * @param action the operation that the request names; empty if it names none
 * @param parameters all of them, decoded; the first value of each name
 * @param time of arrival, by the caller's clock
 * @param keyId the AccessKeyId of the request, known or not; empty if it has none
 * @param account of the key, if the key is known
 * @param isSigned whether the key's signature was verified
 * @param requestId in the body and in {@code x-acs-request-id}
 * @param error in the response; empty for a success
 * @param detail about the error
 * @param fields of a success; the names of nested fields are joined by dots
 * @param fault describes the fault that was requested for the call, if any
 */
public record CallOutcome(
    String action,
    Map<String, String> parameters,
    Instant time,
    String keyId,
    OptionalLong account,
    boolean isSigned,
    String requestId,
    Optional<DocumentedError> error,
    RejectionDetail detail,
    Map<String, Object> fields,
    Optional<String> fault) {

  /** Omits the parameters, which may contain credentials. */
  @Override
  public String toString() {
    return action + " " + code() + " " + requestId;
  }

  /** The Code in the body; {@code OK} for a success. */
  public String code() {
    return error.map(DocumentedError::code).orElse("OK");
  }

  /** Whether the operation was executed. */
  public boolean isSuccess() {
    return error.isEmpty();
  }
}
