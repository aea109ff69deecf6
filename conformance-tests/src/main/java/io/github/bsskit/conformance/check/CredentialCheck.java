package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether the target lets the profile's own key in. If it does not, nothing behind the door can be
 * tried, and a slip in the profile would else be told as hundreds of faults of the target.
 */
final class CredentialCheck {

  private static final Pattern CLOSED =
      Pattern.compile("SignatureDoesNotMatch|InvalidAccessKeyId\\..+");

  private final List<Profile.Key> keys;
  private final List<Exchange> refusals = new ArrayList<>();
  private boolean open;
  private boolean shut;

  CredentialCheck(List<Profile.Key> keys) {
    this.keys = keys;
  }

  /** Takes note of what came of a call that should have succeeded. */
  void see(Exchange exchange, boolean success) {
    boolean plain =
        exchange
            .call()
            .filter(call -> call.mutations().isEmpty() && keys.contains(call.key()))
            .isPresent();
    open |= plain && success;
    if (plain && CLOSED.matcher(exchange.field("Code")).matches()) {
      refusals.add(exchange);
    }
  }

  /** Whether the key was refused and nothing has told yet whether it always is. */
  boolean isSuspected() {
    return !refusals.isEmpty() && !open && !shut;
  }

  /** Every way to call has been tried: nobody gets in, if nobody got in by now. */
  void settle() {
    shut = !open;
  }

  /** Whether somebody was let in. */
  boolean isOpen() {
    return open;
  }

  boolean isShut() {
    return shut;
  }

  /** Whether the target says itself that it signs another text than the one that was sent. */
  boolean isTheTargetsFault() {
    return refusals.stream().anyMatch(CredentialCheck::readsAnotherText);
  }

  private static boolean readsAnotherText(Exchange exchange) {
    String message = exchange.field("Message");
    String text = exchange.request().signedText();
    String last = text.substring(text.lastIndexOf('\n') + 1);
    boolean tellsItsOwn =
        message.contains("server string to sign is:")
            || message.contains("server StringToSign is [");
    return tellsItsOwn && !message.contains(last);
  }

  /** What is the matter and what helps, behind the key of the profile. */
  String reason() {
    Exchange first = refusals.get(0);
    String id = first.call().orElseThrow().key().id();
    String refused = "the target refuses the access key " + id + ", " + first.summary() + ": ";
    return switch (first.field("Code")) {
      case "SignatureDoesNotMatch" ->
          isTheTargetsFault()
              ? "keys.full: "
                  + refused
                  + "its message shows that it reads another request than the one that was sent"
              : "keys.full.secret: "
                  + refused
                  + "write the secret here that the target has for this key; if it is the one, the"
                  + " target computes another signature from it";
      case "InvalidAccessKeyId.Inactive" ->
          "keys.full.id: " + refused + "enable the key, or name another one here";
      default -> "keys.full.id: " + refused + "name a key here that the target knows";
    };
  }
}
