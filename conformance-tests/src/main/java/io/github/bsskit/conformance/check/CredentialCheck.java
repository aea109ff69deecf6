package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether the target accepts the profile's own key. If it does not, little can be tested, and one
 * mistake in the profile would be reported as hundreds of failures.
 */
final class CredentialCheck {

  private static final String EXPIRED = "InvalidTimeStamp.Expired";
  private static final String REJECTION = "SignatureDoesNotMatch|InvalidAccessKeyId\\..+";

  private final List<Profile.Key> keys;
  private final Pattern rejection;
  private final List<Exchange> rejections = new ArrayList<>();
  private boolean accepted;
  private boolean rejected;

  CredentialCheck(Profile profile) {
    keys = profile.keys(Profile.Role.FULL);
    // an earlier run may have advanced the clock, and nothing has set it back
    boolean keepsClock = profile.hooks().clock().isPresent() && profile.hooks().reset().isEmpty();
    rejection = Pattern.compile(keepsClock ? REJECTION + "|" + Pattern.quote(EXPIRED) : REJECTION);
  }

  /** Takes the response to a call that should have succeeded. */
  void add(Exchange exchange, boolean success) {
    boolean plain =
        exchange
            .call()
            .filter(call -> call.mutations().isEmpty() && keys.contains(call.key()))
            .isPresent();
    accepted |= plain && success;
    if (plain && rejection.matcher(exchange.field("Code")).matches()) {
      rejections.add(exchange);
    }
  }

  /** Whether the key was rejected once and was neither accepted nor found to be invalid yet. */
  boolean isSuspected() {
    return !rejections.isEmpty() && !accepted && !rejected;
  }

  /** Decides, once the key was used for every operation with every signature. */
  void decide() {
    rejected = !accepted;
  }

  /** Whether a call with the key has succeeded. */
  boolean isAccepted() {
    return accepted;
  }

  /** Whether the target rejects every call with the key. */
  boolean isRejected() {
    return rejected;
  }

  /** Whether the target's messages show that it reads another request than the one sent. */
  boolean isTargetsFault() {
    return rejections.stream().anyMatch(CredentialCheck::readsAnotherRequest);
  }

  private static boolean readsAnotherRequest(Exchange exchange) {
    String message = exchange.field("Message");
    String signed = exchange.request().signedText();
    String lastLine = signed.substring(signed.lastIndexOf('\n') + 1);
    boolean showsItsText =
        message.contains("server string to sign is:")
            || message.contains("server StringToSign is [");
    return showsItsText && !message.contains(lastLine);
  }

  /** The profile's key, why the target rejects it, and the fix. */
  String reason() {
    Exchange first = rejections.get(0);
    if (first.field("Code").equals(EXPIRED)) {
      return "hooks.clock: the target rejects the time of every call, "
          + first.summary()
          + ": an earlier run may have advanced its clock; restart the target or set hooks.reset";
    }
    String id = first.call().orElseThrow().key().id();
    String rejects = "the target rejects the access key " + id + ", " + first.summary() + ": ";
    return switch (first.field("Code")) {
      case "SignatureDoesNotMatch" ->
          isTargetsFault()
              ? "keys.full: " + rejects + "its message shows that it read a different request"
              : "keys.full.secret: "
                  + rejects
                  + "use the secret that the target has for this key; if it is the same, the target"
                  + " computes a different signature";
      case "InvalidAccessKeyId.Inactive" ->
          "keys.full.id: " + rejects + "enable the key, or use another one";
      default -> "keys.full.id: " + rejects + "use a key that the target knows";
    };
  }
}
