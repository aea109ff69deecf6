package io.github.bsskit.simulator.journal;

import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.api.Explanation;
import io.github.bsskit.simulator.api.Verdict;
import io.github.bsskit.simulator.gateway.Delivery;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An exchange, and why it went as it did.
 *
 * @param number counts the calls of a run, from 1
 * @param time the simulator's, for that caller
 * @param action the operation as the call named it; empty if it named none
 * @param keyId the AccessKeyId that it was made with, masked; empty if it had none
 * @param account the account of that key, if there is such a key
 * @param status the HTTP status
 * @param code the Code of the answer; for a success {@code OK}
 * @param requestId the answer's RequestId
 * @param why why it was refused; nothing if it was carried out
 * @param violations what the client did wrong in it, even if it was carried out
 * @param members of a success, by their names
 * @param met the fault that it met because somebody had asked for it; usually none
 * @param delivery how the answer went out
 * @param call as it came
 * @param answer as it was made; how much of it went out, the delivery says
 */
public record JournalEntry(
    long number,
    Instant time,
    String action,
    String keyId,
    OptionalLong account,
    int status,
    String code,
    String requestId,
    Verdict verdict,
    Optional<Explanation> why,
    List<ContractViolation> violations,
    Map<String, Object> members,
    Optional<String> met,
    Delivery delivery,
    RawRequest call,
    RawResponse answer) {

  /** One line, and one more for each violation. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "#%d %s %s %s -> %d %s"
            .formatted(
                number,
                time,
                ContractViolation.oneLine(call.method()),
                ContractViolation.oneLine(action),
                status,
                code));
    why.ifPresent(
        reason ->
            text.append(
                reason.parameter().isEmpty()
                    ? ""
                    : ", because of "
                        + reason.parameter()
                        + "=\""
                        + ContractViolation.oneLine(reason.seen())
                        + "\""));
    met.ifPresent(fault -> text.append(", ").append(ContractViolation.oneLine(fault)));
    if (delivery.isLost()) {
      text.append(", answer lost");
    }
    violations.forEach(violation -> text.append("\n    ").append(violation));
    return text.toString();
  }
}
