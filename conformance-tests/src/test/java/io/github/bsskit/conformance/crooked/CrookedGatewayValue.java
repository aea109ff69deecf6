package io.github.bsskit.conformance.crooked;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Servers that compare the values of common parameters loosely, or form other canonical requests.
 */
enum CrookedGatewayValue implements Crooked {
  KEY_BY_BEGINNING(
      "a key is found by its beginning",
      "gateway/key/*/without-last-character",
      b ->
          b.keys =
              id ->
                  Seed.KEYS.values().stream()
                      .filter(key -> !id.isEmpty() && key.id().startsWith(id))
                      .findFirst()
                      .orElse(null)),

  KEY_CUT(
      "only the first six characters of a key count",
      "gateway/key/*/with-suffix",
      b ->
          b.keys =
              id ->
                  Seed.KEYS.getOrDefault(
                      id, Seed.KEYS.get(id.substring(0, Math.min(6, id.length()))))),

  KEY_TRIMMED(
      "spaces around a key are ignored under V1",
      "gateway/key/V1/trailing-space",
      b -> b.keys = id -> Seed.KEYS.get(id.strip())),

  TOKEN_BY_BEGINNING(
      "the beginning of a token suffices",
      "gateway/key/*/temporary-with-half-a-token",
      b ->
          b.gateway.skip(
              "token",
              call -> !call.token().isEmpty() && call.key.token().startsWith(call.token()))),

  TOKEN_WITH_MORE(
      "a token may go on after its end",
      "gateway/key/*/temporary-with-a-longer-token",
      b ->
          b.gateway.skip(
              "token",
              call ->
                  !call.key.token().isEmpty()
                      && !call.key.expired()
                      && call.token().startsWith(call.key.token()))),

  TIME_WITH_OFFSET(
      "a time may have an offset instead of Z",
      "gateway/time/*/offset",
      b -> b.timestamp = CrookedGatewayValue::withOffset),

  TIME_TRIMMED(
      "spaces and line ends around a time are ignored",
      "gateway/time/V1/trailing-*",
      b -> b.timestamp = text -> Forms.instant(text.strip())),

  TIME_WITHOUT_SECONDS(
      "a time need not have seconds",
      "gateway/time/*/no-seconds",
      b ->
          b.timestamp =
              text -> Forms.instant(text.matches("[^Z]{16}Z") ? text.replace("Z", ":00Z") : text)),

  ACTION_BY_BEGINNING(
      "an operation is found by the beginning of its name",
      "gateway/action/*/prefix",
      b ->
          b.actionName =
              name ->
                  Behaviour.OPERATIONS.stream()
                      .filter(one -> name.length() > 15 && one.startsWith(name))
                      .findFirst()
                      .orElse(name)),

  ACTION_WITH_MORE(
      "the name of an operation may go on",
      "gateway/action/*/with-suffix",
      b ->
          b.actionName =
              name ->
                  Behaviour.OPERATIONS.stream().filter(name::startsWith).findFirst().orElse(name)),

  LATER_VERSION(
      "later versions are accepted",
      "gateway/version/*/later",
      b -> b.gateway.skip("version", call -> call.version().compareTo("2017-12-14") > 0)),

  NAMES_SORTED_WITHOUT_CASE(
      "parameters are sorted without regard to case",
      "gateway/canonical/*/names-in-code-point-order",
      b ->
          b.gateway.require(
              "sorted",
              call -> isSortedAlike(call, UnaryOperator.identity(), String::toLowerCase),
              Rejection.gateway("IncompleteSignature"))),

  NAMES_NOT_ENCODED(
      "names of parameters must not need encoding",
      "gateway/canonical/*/names-that-are-encoded",
      b ->
          b.gateway.first(
              "names",
              Steps.unless(
                  call -> call.parameters.keySet().stream().allMatch(n -> n.matches("[\\w.-]+")),
                  Rejection.gateway("IncompleteSignature"))));

  private final Variant variant;
  private final String expected;

  CrookedGatewayValue(String defect, String expected, Consumer<Behaviour> change) {
    this.variant = new Variant(defect, change);
    this.expected = expected;
  }

  @Override
  public Variant variant() {
    return variant;
  }

  @Override
  public String expected() {
    return expected;
  }

  private static Optional<Instant> withOffset(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Forms.instant(text);
    }
  }

  /** Whether two orders agree, as they do for the names that clients send. */
  private static boolean isSortedAlike(
      Call call, UnaryOperator<String> one, UnaryOperator<String> other) {
    List<String> names = new ArrayList<>(call.parameters.keySet());
    List<String> operation = names.stream().filter(name -> !isOfClients(name)).toList();
    return operation.stream()
        .sorted(Comparator.comparing(one))
        .toList()
        .equals(operation.stream().sorted(Comparator.comparing(other)).toList());
  }

  private static boolean isOfClients(String name) {
    return name.matches("[A-Z][A-Za-z]+") && !name.equals("Zeta");
  }
}
