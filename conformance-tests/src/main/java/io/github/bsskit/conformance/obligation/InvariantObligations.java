package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.GatewayObligations.GATEWAY;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.FieldRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.rulebook.Source;
import java.util.ArrayList;
import java.util.List;

/** The invariants of all responses, operations and documented errors. */
final class InvariantObligations {

  private final List<Obligation> all = new ArrayList<>();

  private InvariantObligations() {}

  static List<Obligation> of(Rulebook rulebook) {
    InvariantObligations invariants = new InvariantObligations();
    for (OperationRule operation : rulebook.operations()) {
      String name = operation.name();
      invariants.success(operation);
      invariants.errors(name, operation.errors(), operation.failure());
      operation
          .rate()
          .ifPresent(
              rate ->
                  invariants.add(
                      Invariant.NOT_EARLY, rate.source(), name, rate.requests(), rate.seconds()));
    }
    invariants.errors("gateway", rulebook.gatewayErrors(), rulebook.gatewayFailure());
    invariants.all.addAll(Invariant.ofEveryResponse());
    return invariants.all;
  }

  private void add(Invariant invariant, Source source, Object... names) {
    all.add(invariant.obligation(source, names));
  }

  private void success(OperationRule operation) {
    String name = operation.name();
    FieldRule success = operation.success();
    Source source = success.source();
    add(Invariant.SUCCESS_STATUS, source, name);
    add(Invariant.ONLY_DOCUMENTED, source, name + "/success", "A success");
    add(Invariant.XML_ROOT, GATEWAY, name + "/success", "a success", name + "Response");
    fields(name + "/success", "A success", "", success);
    success
        .same()
        .forEach(
            (one, other) -> {
              Source ofCopy = success.at(one).map(FieldRule::source).orElse(source);
              add(Invariant.SAME, ofCopy, name, one, other);
            });
  }

  private void fields(String group, String what, String prefix, FieldRule object) {
    for (FieldRule field : object.fields()) {
      String path = prefix + field.name();
      Source source = field.source();
      if (field.name().equals("RequestId")) {
        continue; // has invariants of its own
      }
      if (field.required()) {
        add(Invariant.PRESENT, source, group, path, what);
      }
      add(Invariant.TYPE, source, group, path, type(field));
      if (hasFixedValues(field)) {
        add(Invariant.VALUE, source, group, path, String.join(" or ", field.values()));
      }
      if (field.unique() && prefix.isEmpty()) {
        add(Invariant.UNIQUE, source, group, path);
        if (field.format().equals("int64")) {
          add(Invariant.EXACT, source, group, path);
        }
      }
      fields(group, what, path + ".", field);
    }
  }

  /** The codes of errors have invariants of their own, one for each error. */
  private static boolean hasFixedValues(FieldRule field) {
    return field.name().equals("Code") ? field.values().size() == 1 : !field.values().isEmpty();
  }

  private static String type(FieldRule field) {
    return field.format().isEmpty() ? field.type() : field.type() + " (" + field.format() + ")";
  }

  private void errors(String name, List<ErrorRule> errors, FieldRule body) {
    String group = name + "/error";
    add(Invariant.DOCUMENTED_CODE, body.source(), group);
    add(Invariant.ONLY_DOCUMENTED, body.source(), group, "An error");
    add(Invariant.XML_ROOT, GATEWAY, group, "an error", "Error");
    fields(group, "An error", "", body);
    for (ErrorRule error : errors) {
      Source source = error.isCertain() ? error.source() : Source.INTERPRETATION;
      Source ofStatus = error.isCertainOfStatus() ? source : Source.INTERPRETATION;
      add(Invariant.ERROR_STATUS, ofStatus, group, error.name(), error.code(), error.status());
      if (error.message().endsWith("{stringToSign}")) {
        add(Invariant.STRING_TO_SIGN, source, group, error.name(), error.code());
      }
      add(Invariant.ERROR_MESSAGE, source, group, error.name(), error.code(), error.message());
    }
  }
}
