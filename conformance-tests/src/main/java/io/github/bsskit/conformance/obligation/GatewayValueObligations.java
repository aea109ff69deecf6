package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.GatewayObligations.GATEWAY;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.conformance.target.RequestMutation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Values of the common parameters that resemble valid ones, which a comparison by prefix, without
 * case or after trimming confuses, and names that only an exact canonical form signs rightly.
 */
final class GatewayValueObligations {

  private final GatewayObligationBuilder builder;
  private final CallTemplate valid;
  private final boolean hasNames;

  /**
   * Adds to the obligations of one signature.
   *
   * @param hasNames whether requests name the operation by Action and Version
   */
  GatewayValueObligations(GatewayObligationBuilder builder, boolean hasNames) {
    this.builder = builder;
    this.valid = builder.valid();
    this.hasNames = hasNames;
  }

  void all() {
    keys();
    tokens();
    times();
    names();
    if (hasNames) {
      operations();
    }
  }

  private void keys() {
    Expectation unknown = builder.rejectedWith("InvalidAccessKeyIdNotFound");
    key("with-suffix", "The access key with one more character", id -> id + "x", unknown);
    key(
        "without-last-character",
        "The access key without its last character",
        id -> id.substring(0, id.length() - 1),
        unknown);
    key("with-prefix", "The access key after another character", id -> "x" + id, unknown);
    key("wildcard", "A star as access key", id -> "*", unknown);
    if (builder.isFor("V1")) {
      key("trailing-space", "The access key with a trailing space", id -> id + " ", unknown);
    }
  }

  private void key(String name, String what, UnaryOperator<String> change, Expectation expected) {
    RequestMutation mutation =
        RequestMutations.key(Character.toLowerCase(what.charAt(0)) + what.substring(1), change);
    builder.topic("key").check(name, what, mutation, expected);
  }

  private void tokens() {
    CallTemplate temporary = valid.by(Role.STS);
    token(
        temporary, "temporary-with-half-a-token", token -> token.substring(0, token.length() / 2));
    token(temporary, "temporary-with-a-longer-token", token -> token + "x");
  }

  private void token(CallTemplate temporary, String name, UnaryOperator<String> change) {
    builder
        .topic("key")
        .provisioned(
            name,
            "A temporary key with a changed token (" + words(name) + ")",
            temporary,
            temporary.mutated(RequestMutations.token(words(name), change)),
            Expectation.anyError());
  }

  private void times() {
    time("offset", now -> now.replace("Z", "+00:00"));
    time("date-only", now -> now.substring(0, 10));
    time("no-seconds", now -> now.substring(0, 16) + "Z");
    time("basic-format", now -> now.replace("-", "").replace(":", ""));
    time("trailing-text", now -> now + "Z");
    time("two-digit-year", now -> now.substring(2));
    time("rfc-1123", GatewayValueObligations::rfc1123);
    if (builder.isFor("V1")) {
      time("leading-space", now -> " " + now);
      time("trailing-space", now -> now + " ");
      time("trailing-line-feed", now -> now + "\n");
      time("local-time", now -> Instant.parse(now).plus(8, ChronoUnit.HOURS) + "+08:00");
    }
  }

  private static String rfc1123(String now) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.parse(now).atOffset(ZoneOffset.UTC));
  }

  private void time(String name, UnaryOperator<String> change) {
    // V3: no source names the error
    Expectation malformed =
        builder.isFor("V1")
            ? builder.rejectedWith("InvalidTimeStampFormat")
            : Expectation.anyError();
    builder
        .topic("time")
        .check(
            name,
            "A time not written yyyy-MM-ddTHH:mm:ssZ (" + words(name) + ")",
            RequestMutations.time("malformed time: " + words(name), change),
            malformed);
  }

  private void operations() {
    String action = builder.operation().action();
    action("upper-case", action.toUpperCase(Locale.ROOT));
    action("prefix", action.substring(0, action.length() - 1));
    action("with-suffix", action + "s");
    action("wildcard", "*");
    String version = builder.version();
    version("prefix", version.substring(0, version.length() - 1));
    version("with-suffix", version + "0");
    version("without-dashes", version.replace("-", ""));
    version("later", "2099-01-01");
  }

  private void action(String name, String value) {
    builder
        .topic("action")
        .unsignedCheck(
            name,
            RequestMutations.common("Action", "x-acs-action", value),
            builder.rejectedWith("InvalidActionNotFound"));
  }

  private void version(String name, String value) {
    builder
        .topic("version")
        .unsignedCheck(
            name,
            RequestMutations.common("Version", "x-acs-version", value),
            builder.rejectedWith("InvalidVersion"));
  }

  /** Parameters are sorted by code point and encoded, names like values. */
  private void names() {
    accepted(
        "names-in-code-point-order",
        valid
            .mutated(RequestMutations.parameter("aZ", "1"))
            .mutated(RequestMutations.parameter("Zeta", "2"))
            .mutated(RequestMutations.parameter("a.b", "3"))
            .mutated(RequestMutations.parameter("_x", "4"))
            .mutated(RequestMutations.parameter("\u4e2d", "5")));
    accepted(
        "names-that-are-encoded",
        valid
            .mutated(RequestMutations.parameter("a b*c~d", "1"))
            .mutated(RequestMutations.parameter("e+f/g=h&i", "2")));
  }

  private void accepted(String name, CallTemplate call) {
    builder.add(
        Obligation.of(
                builder.topic("canonical").address(name),
                "The canonical request is formed as documented (" + words(name) + ").",
                GATEWAY,
                call,
                success())
            .needing(Need.SIGNED_CALLS));
  }

  private static String words(String name) {
    return name.replace('-', ' ');
  }
}
