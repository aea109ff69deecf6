package io.github.bsskit.simulator.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A call and the reason for its result.
 *
 * @param number counts the calls since the last reset, from 1
 * @param time the simulator's time for the caller
 * @param explanation why it was rejected; empty if it was executed
 * @param violations what the client did wrong, even if the call was executed
 * @param fault the injected fault that applied, if any
 */
public record JournalEntry(
    long number,
    Instant time,
    CallSummary call,
    ResponseSummary response,
    Verdict verdict,
    Optional<Explanation> explanation,
    List<ContractViolation> violations,
    Optional<String> fault) {

  /**
   * The request of a call.
   *
   * @param method the HTTP method; empty if the request line could not be parsed
   * @param path without the query; empty if the request line could not be parsed
   * @param action the operation as the request named it; empty if it named none
   * @param keyId the AccessKeyId, masked; empty if there was none
   * @param account the account of that key, if the key exists
   */
  public record CallSummary(
      String method, String path, String action, String keyId, OptionalLong account) {}

  /**
   * The response of a call.
   *
   * @param status the HTTP status
   * @param code the {@code Code} in the body; {@code OK} for a success
   * @param requestId the {@code RequestId} in the body
   * @param fields the fields of a success, by name
   * @param isLost whether the client did not receive all of it
   */
  public record ResponseSummary(
      int status, String code, String requestId, Map<String, Object> fields, boolean isLost) {}

  /** The operation as the request named it; empty if it named none. */
  public String action() {
    return call.action();
  }

  /** The HTTP status. */
  public int status() {
    return response.status();
  }

  /** The {@code Code} in the body; {@code OK} for a success. */
  public String code() {
    return response.code();
  }

  /** The {@code RequestId} in the body. */
  public String requestId() {
    return response.requestId();
  }

  /** Whether the client did not receive all of the response. */
  public boolean isLost() {
    return response.isLost();
  }

  /** One line, and another one for each violation. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            "#"
                + number
                + " "
                + time
                + " "
                + ContractViolation.oneLine(call.method().isEmpty() ? "(not HTTP)" : call.method())
                + " "
                + ContractViolation.oneLine(action())
                + " -> "
                + status()
                + " "
                + code());
    explanation
        .filter(reason -> !reason.parameter().isEmpty())
        .ifPresent(
            reason ->
                text.append(", because of ")
                    .append(ContractViolation.quoted(reason.parameter(), reason.seen())));
    fault.ifPresent(what -> text.append(", ").append(ContractViolation.oneLine(what)));
    if (isLost()) {
      text.append(", response lost");
    }
    violations.forEach(violation -> text.append("\n    ").append(violation));
    return text.toString();
  }
}
