package io.github.bsskit.conformance.crooked;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Servers whose RequestId is not a new upper-case UUID for every response. */
enum CrookedRequestId implements Crooked {
  REQUEST_ID_CONSTANT(
      "every response has the same RequestId",
      "response/RequestId/unique",
      b -> b.requestId = call -> "4F9A2C1E-8B7D-4E3A-9C5F-1D2E3F4A5B6C"),

  REQUEST_ID_PER_CONNECTION(
      "a connection keeps its RequestId",
      "response/RequestId/unique",
      b -> {
        Map<Long, String> known = new ConcurrentHashMap<>();
        b.requestId =
            call -> known.computeIfAbsent(call.http.connection(), c -> Behaviour.newRequestId());
      }),

  REQUEST_ID_SOMETIMES_OLD(
      "every seventh RequestId is the one before",
      "response/RequestId/unique",
      b -> {
        BooleanSupplier seventh = Behaviour.every(7);
        AtomicReference<String> last = new AtomicReference<>(Behaviour.newRequestId());
        b.requestId = call -> seventh.getAsBoolean() ? last.get() : renewed(last);
      }),

  REQUEST_ID_RECURS_LATER(
      "the RequestIds recur after twenty calls",
      "response/RequestId/unique",
      b -> {
        AtomicInteger count = new AtomicInteger();
        b.requestId =
            call ->
                String.format(
                    "4F9A2C1E-8B7D-4E3A-9C5F-1D2E3F4A5B%02X", count.getAndIncrement() % 20);
      }),

  REQUEST_ID_OF_NONCE(
      "the RequestId is made from the nonce, so that a repeated request repeats it",
      "response/RequestId/unique",
      b ->
          b.requestId =
              call ->
                  UUID.nameUUIDFromBytes(call.nonce().getBytes(StandardCharsets.UTF_8))
                      .toString()
                      .toUpperCase(Locale.ROOT)),

  REQUEST_ID_OF_CLOCK(
      "the RequestId is the second of the clock",
      "response/RequestId/unique | */race/*",
      b ->
          b.requestId =
              call ->
                  UUID.nameUUIDFromBytes(
                          Instant.now()
                              .truncatedTo(ChronoUnit.SECONDS)
                              .toString()
                              .getBytes(StandardCharsets.UTF_8))
                      .toString()
                      .toUpperCase(Locale.ROOT)),

  REQUEST_ID_IN_LOWER_CASE(
      "RequestId is in lower case",
      "response/RequestId/format",
      b -> b.requestId = call -> Behaviour.newRequestId().toLowerCase(Locale.ROOT)),

  REQUEST_ID_WITHOUT_DASHES(
      "RequestId has no dashes",
      "response/RequestId/format",
      b -> b.requestId = call -> Behaviour.newRequestId().replace("-", "")),

  REQUEST_ID_IN_BRACES(
      "RequestId is in braces",
      "response/RequestId/format",
      b -> b.requestId = call -> "{" + Behaviour.newRequestId() + "}"),

  REQUEST_ID_AS_NUMBER(
      "RequestId counts up",
      "response/RequestId/format",
      b -> {
        AtomicInteger count = new AtomicInteger(1000);
        b.requestId = call -> String.valueOf(count.incrementAndGet());
      }),

  REQUEST_ID_EMPTY(
      "RequestId is empty in failures",
      "response/RequestId/format | response/RequestId/present",
      b -> b.onFailure(a -> a.change("RequestId", ""))),

  REQUEST_ID_MISSING_IN_FAILURE(
      "an error has no RequestId",
      "response/RequestId/present",
      b -> b.onFailure(a -> a.fields.remove("RequestId"))),

  REQUEST_ID_MISSING_IN_SUCCESS(
      "a success has no RequestId",
      "response/RequestId/present | */success/RequestId/present",
      b ->
          b.onResponse(
              a -> {
                if (a.success()) {
                  a.fields.remove("RequestId");
                }
              })),

  REQUEST_ID_MISSING_IN_XML(
      "XML has no RequestId",
      "response/RequestId/present | */success/RequestId/present",
      b ->
          b.onResponse(
              a -> {
                if (a.call.xml()) {
                  a.fields.remove("RequestId");
                }
              })),

  REQUEST_ID_NULL_IN_FAILURE(
      "RequestId is null in failures",
      "response/RequestId/*",
      b -> b.onFailure(a -> a.change("RequestId", null))),

  REQUEST_ID_OTHER_IN_HEADER(
      "x-acs-request-id is another one",
      "response/RequestId/header",
      b -> b.onResponse(a -> a.headerRequestId = Behaviour.newRequestId())),

  REQUEST_ID_LOWER_IN_HEADER(
      "x-acs-request-id is in lower case",
      "response/RequestId/header",
      b -> b.onResponse(a -> a.headerRequestId = a.requestId.toLowerCase(Locale.ROOT))),

  REQUEST_ID_OTHER_IN_FAILURE_HEADER(
      "x-acs-request-id is another one in failures",
      "response/RequestId/header",
      b -> b.onFailure(a -> a.headerRequestId = Behaviour.newRequestId()));

  private final Variant variant;
  private final String expected;

  CrookedRequestId(String defect, String expected, Consumer<Behaviour> change) {
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

  private static String renewed(AtomicReference<String> last) {
    return last.updateAndGet(old -> Behaviour.newRequestId());
  }
}
