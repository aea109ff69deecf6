package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.ObligationBuilder.GATEWAY;

import io.github.bsskit.conformance.obligation.Obligation.Demand;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.FieldRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.rulebook.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What every answer owes, whatever was asked. */
final class InvariantObligations {

  private static final Source WIRE = new Source(List.of("M"));

  private final List<Obligation> all = new ArrayList<>();

  private InvariantObligations() {}

  static List<Obligation> of(Rulebook rulebook) {
    InvariantObligations laws = new InvariantObligations();
    for (OperationRule operation : rulebook.operations()) {
      laws.successes(operation);
      laws.failures(operation.name(), operation.errors(), operation.failure());
      operation
          .rate()
          .ifPresent(
              rate ->
                  laws.add(
                      operation.name() + "/rate-limit/not-early",
                      "No call is throttled before "
                          + rate.requests()
                          + " in "
                          + rate.seconds()
                          + " s.",
                      rate.source()));
    }
    laws.failures("gateway", rulebook.gatewayErrors(), rulebook.gatewayFailure());
    laws.answers();
    return laws.all;
  }

  private void add(String address, String statement, Source source) {
    all.add(
        new Obligation(
            address,
            statement,
            source,
            source.isInterpretation() ? Demand.INTERPRETATION : Demand.DOCUMENTED,
            Optional.empty(),
            List.of(),
            Set.of()));
  }

  private void successes(OperationRule operation) {
    String under = operation.name() + "/success/";
    FieldRule success = operation.success();
    add(under + "status", "A success has HTTP status 200.", success.source());
    add(under + "fields", "A success has no member but the documented ones.", success.source());
    add(under + "xml-root", "In XML a success is a " + operation.name() + "Response.", GATEWAY);
    members(under, "A success", "", success);
    success
        .same()
        .forEach(
            (one, other) ->
                add(
                    under + one + "/same-as-" + other,
                    one + " is the same as " + other + ".",
                    success.source()));
  }

  private void members(String under, String whose, String prefix, FieldRule object) {
    for (FieldRule member : object.fields()) {
      String path = prefix + member.name();
      if (member.name().equals("RequestId")) {
        continue; // has laws of its own, for all answers
      }
      if (member.required()) {
        add(under + path + "/present", whose + " has " + path + ".", member.source());
      }
      add(under + path + "/type", path + " is of type " + type(member) + ".", member.source());
      if (!member.values().isEmpty() && !member.name().equals("Code") || hasOneCode(member)) {
        add(
            under + path + "/value",
            path + " is " + String.join(" or ", member.values()) + ".",
            member.source());
      }
      if (member.unique() && prefix.isEmpty()) {
        add(
            under + path + "/unique",
            "No two successes have the same " + path + ".",
            member.source());
        if (member.format().equals("int64")) {
          add(
              under + path + "/exact",
              path + " is a whole 64-bit number, not one rounded by a floating-point type.",
              member.source());
        }
      }
      members(under, whose, path + ".", member);
    }
  }

  private static boolean hasOneCode(FieldRule member) {
    return member.name().equals("Code") && member.values().size() == 1;
  }

  private static String type(FieldRule member) {
    return member.format().isEmpty() ? member.type() : member.type() + " (" + member.format() + ")";
  }

  private void failures(String whose, List<ErrorRule> errors, FieldRule refusal) {
    String under = whose + "/error/";
    add(under + "undocumented", "Every failure has a code that is documented.", refusal.source());
    add(under + "fields", "A failure has no member but the documented ones.", refusal.source());
    add(under + "xml-root", "In XML a failure is an Error.", GATEWAY);
    members(under, "A failure", "", refusal);
    for (ErrorRule error : errors) {
      Source source = error.isCertain() ? error.source() : Source.INTERPRETATION;
      add(
          under + error.name() + "/status",
          error.code() + " has HTTP status " + error.status() + ".",
          error.isCertainOfStatus() ? source : Source.INTERPRETATION);
      if (error.message().endsWith("{stringToSign}")) {
        add(
            under + error.name() + "/string-to-sign",
            error.code() + " ends with the string that the server would have signed.",
            source);
      }
      add(under + error.name() + "/message", error.code() + " says: " + error.message(), source);
    }
  }

  private void answers() {
    Source pages = new Source(List.of("S1", "S2"));
    add("response/RequestId/present", "Every answer has a RequestId.", pages);
    add("response/RequestId/format", "A RequestId is an upper-case UUID.", pages);
    add("response/RequestId/unique", "A RequestId is new for every request.", pages);
    add(
        "response/RequestId/header",
        "The header x-acs-request-id, where it stands, has the RequestId of the body.",
        GATEWAY);
    add("response/json/well-formed", "JSON is one well-formed object.", WIRE);
    add("response/json/repeated-field", "No member of a JSON object stands there twice.", WIRE);
    add("response/json/encoding", "JSON is UTF-8.", WIRE);
    add("response/xml/well-formed", "XML is well-formed.", WIRE);
    add("response/xml/repeated-element", "No element stands twice beside itself.", GATEWAY);
    add("response/xml/attribute", "No element has an attribute.", GATEWAY);
    add("response/xml/namespace", "No element has a namespace.", GATEWAY);
    add("response/xml/mixed-content", "An element has text or children.", GATEWAY);
    add("response/xml/encoding", "XML is UTF-8.", WIRE);
    add(
        "response/content-type/json",
        "JSON is sent as application/json or text/json, in UTF-8.",
        GATEWAY);
    add("response/content-type/xml", "XML is sent as text/xml.", GATEWAY);
    add(
        "response/content-type/xml-exactly",
        "XML is sent as text/xml;charset=utf-8, which some clients compare to the letter.",
        Source.INTERPRETATION);
    add("response/format", "The answer comes in the format that was asked for.", WIRE);
    add("response/content-length", "The body is as long as the answer says.", WIRE);
    add(
        "response/content-encoding",
        "The body is not encoded, since that was not asked for.",
        WIRE);
    add("response/http", "The answer is HTTP.", WIRE);
    add("response/complete", "Every request is answered before the connection ends.", WIRE);
    add("response/in-time", "Every request is answered within the profile's timeLimit.", WIRE);
    add("response/leak", "No answer shows a stack trace or a page of HTML.", WIRE);
    add("response/secret", "No answer has the secret of the caller's key.", WIRE);
    add(
        "response/success-or-error",
        "An answer is a success, or an error of status 4xx or 5xx.",
        pages);
  }
}
