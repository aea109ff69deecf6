package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.DocumentedError;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of a call, and why.
 *
 * @param action the operation that was asked for, as the call named it; empty if it named none
 * @param parameters all of them, decoded, each name once
 * @param time when it came, by the clock that goes for its caller
 * @param keyId the AccessKeyId that the call was made with, right or wrong; empty if it had none
 * @param account the account of that key, if there is such a key
 * @param requestId the RequestId in the body and in {@code x-acs-request-id}
 * @param error the error that was answered; none for a success
 * @param detail why that error
 * @param fields of a success: by their names, those of inner objects joined by a dot (both maps are
 *     taken as they are, and nobody writes to them)
 * @param fault the fault that the call met because somebody asked for it, in words; usually none
 */
public record CallOutcome(
    String action,
    Map<String, String> parameters,
    Instant time,
    String keyId,
    OptionalLong account,
    String requestId,
    Optional<DocumentedError> error,
    RejectionDetail detail,
    Map<String, Object> fields,
    Optional<String> fault) {

  private static final String SUCCESS = "OK";

  /** Without parameters, among which there may be credentials. */
  @Override
  public String toString() {
    return action + " " + code() + " " + requestId;
  }

  /** The Code in the body; for a success {@code OK}. */
  public String code() {
    return error.map(DocumentedError::code).orElse(SUCCESS);
  }

  /** Whether the operation was carried out. */
  public boolean isSuccess() {
    return error.isEmpty();
  }
}
