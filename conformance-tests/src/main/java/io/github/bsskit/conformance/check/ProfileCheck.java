package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether the target accepts the profile's key and catalogue; if not, it is reported once. */
final class ProfileCheck {

  private final ConformanceRun run;
  private final Rulebook rulebook;
  private final Profile profile;
  private final Consumer<String> notices;
  private final CredentialCheck credentials;
  private final CatalogueCheck catalogue;

  /**
   * Checks for one run.
   *
   * @param notices gets a line if the target rejects the key or the catalogue
   */
  ProfileCheck(ConformanceRun run, Rulebook rulebook, Profile profile, Consumer<String> notices) {
    this.run = run;
    this.rulebook = rulebook;
    this.profile = profile;
    this.notices = notices;
    credentials = new CredentialCheck(profile);
    catalogue = new CatalogueCheck(profile);
  }

  /** Takes the response to a call that should have succeeded. */
  void add(Exchange exchange, boolean success) {
    credentials.add(exchange, success);
    catalogue.add(exchange, success);
  }

  /** Whether a call with the profile's key has succeeded. */
  boolean hasKey() {
    return credentials.isAccepted();
  }

  /** Whether the target rejects every valid call because of the key or the catalogue. */
  boolean isRejected() {
    return credentials.isRejected() || catalogue.isRejected();
  }

  /** Why an obligation cannot be checked; empty if it can. */
  Optional<String> whyNot(Obligation obligation) {
    return credentials.isRejected()
        ? Optional.of(credentials.reason())
        : catalogue.reason(obligation);
  }

  /** The result, or an error if it shows for the first time that the profile is wrong. */
  Result decided(Result result) {
    if (credentials.isSuspected() && !isKeyAccepted()) {
      notices.accept(credentials.reason());
      boolean isFinding = credentials.isTargetsFault() && result.verdict() == Verdict.FAILED;
      return isFinding ? result : error(result, credentials.reason());
    }
    return catalogue
        .suspected()
        .flatMap(this::catalogueError)
        .map(why -> error(result, why))
        .orElse(result);
  }

  private static Result error(Result result, String why) {
    return Result.of(result.obligation(), Verdict.ERROR, why);
  }

  /** Tries the key with every operation and signature until a call succeeds. */
  private boolean isKeyAccepted() {
    rulebook.operations().forEach(this::tryAllSignatures);
    credentials.decide();
    return !credentials.isRejected();
  }

  /** Why the profile's catalogue is wrong; empty if a call succeeds with some signature. */
  private Optional<String> catalogueError(OperationRule operation) {
    tryAllSignatures(operation);
    Optional<String> why = catalogue.decide();
    why.ifPresent(notices);
    return why;
  }

  private void tryAllSignatures(OperationRule operation) {
    for (String signature : profile.wire().signatures()) {
      if (credentials.isSuspected() || catalogue.suspected().isPresent()) {
        CallStyle style = CallStyle.DEFAULT.withSignature(signature);
        run.sender().valid(CallTemplate.valid(operation).in(style));
      }
    }
  }
}
