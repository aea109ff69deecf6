package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.OperationError;
import io.github.bsskit.contract.Parameter;
import io.github.bsskit.simulator.control.MagicRow.Form;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.Fault.TransportFaultKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one operation, in every form that applies; without a fit key there is no row. */
final class MagicRows {

  private static final Map<String, String> NO_HEADERS = Map.of();

  /** Long enough to be noticed, and too short to be waited for. */
  private static final int MILLISECONDS = 250;

  /** What the rows of one answer have in common. */
  record Answer(String outcome, int status, String code, String says) {

    static final Answer OF_SUCCESS = new Answer(Parameter.SUCCESS, 200, "", "");

    static Answer of(OperationError error) {
      return new Answer(error.label(), error.status(), error.code(), error.message());
    }

    static Answer of(TransportFaultKind kind) {
      return new Answer(kind.toString(), 0, "", says(kind));
    }

    static String says(TransportFaultKind kind) {
      return switch (kind) {
        case COMMIT_THEN_DROP -> "carried out; the connection is closed without an answer";
        case COMMIT_THEN_DELAY -> "carried out at once; answered late";
        case DROP_BEFORE_COMMIT -> "not carried out; the connection is closed without an answer";
        case LATENCY -> "waits; carried out and answered then";
        case TRUNCATED_BODY -> "carried out; half of the answer's body comes";
        case WRONG_CONTENT_TYPE -> "carried out; the answer says that it is HTML";
        case THROTTLE -> "not carried out; throttled, whatever the rate";
      };
    }
  }

  private final Operation operation;
  private final Map<String, ProfileKeys.Entry> keys;
  private final FaultCatalogue words;
  private final List<MagicRow> rows = new ArrayList<>();

  MagicRows(Operation operation, Map<String, ProfileKeys.Entry> keys, FaultCatalogue words) {
    this.operation = operation;
    this.keys = keys;
    this.words = words;
  }

  List<MagicRow> all() {
    add(
        Answer.OF_SUCCESS,
        Form.INPUT,
        ProfileKeys.FULL,
        examples(Parameter.SUCCESS),
        NO_HEADERS,
        "");
    addPrefer(Answer.OF_SUCCESS, Parameter.SUCCESS);
    for (OperationError error : operation.errors()) {
      Answer answer = Answer.of(error);
      String word = words.name(operation.action(), error);
      input(error).ifPresent(input -> add(answer, Form.INPUT, key(error), input, NO_HEADERS, ""));
      addMagic(answer, word);
      addPrefer(answer, word);
      addControl(answer, armed().put(FaultControl.CODE, error.code()));
    }
    for (TransportFaultKind kind : TransportFaultKind.values()) {
      ObjectNode body = armed().put(FaultControl.FAULT, kind.toString());
      if (kind.takesTime()) {
        body.put(FaultControl.MILLISECONDS, MILLISECONDS);
      }
      addMagic(Answer.of(kind), kind.takesTime() ? kind + "-" + MILLISECONDS : kind.toString());
      addControl(Answer.of(kind), body);
    }
    return List.copyOf(rows);
  }

  /** The parameters that bring an error about, if it is one that a single call can. */
  private Optional<Map<String, String>> input(OperationError error) {
    return switch (error.cause()) {
      case CALLER_NOT_APPLICABLE, CALLER_NOT_AUTHORIZED, OWNER_MISSING -> Optional.of(required());
      case FAULT, RECORD_EXISTS -> Optional.empty();
      default -> Optional.of(examples(error.label())).filter(found -> !found.equals(required()));
    };
  }

  /** The key with which that call, and none that is better, ends in the error. */
  private static String key(OperationError error) {
    return switch (error.cause()) {
      case CALLER_NOT_APPLICABLE -> ProfileKeys.NOT_APPLICABLE;
      case CALLER_NOT_AUTHORIZED -> ProfileKeys.DENIED;
      case OWNER_MISSING -> ProfileKeys.MUST_NAME_OWNER;
      default -> ProfileKeys.FULL;
    };
  }

  private Map<String, String> required() {
    return examples("");
  }

  /** The examples of that label; a required parameter that has none gets its good one. */
  private Map<String, String> examples(String label) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Parameter parameter : operation.parameters()) {
      String good = parameter.required() ? parameter.examples().get(Parameter.SUCCESS) : null;
      String value = parameter.examples().getOrDefault(label, good);
      if (value != null) {
        found.put(parameter.name(), value);
      }
    }
    return found;
  }

  /** The value goes where any text is well formed, since no client keeps it from being sent. */
  private void addMagic(Answer answer, String word) {
    operation.parameters().stream()
        .filter(Parameter::takesAnyText)
        .findFirst()
        .ifPresent(
            parameter -> {
              Map<String, String> parameters = required();
              parameters.put(parameter.name(), FaultCatalogue.MAGIC_PREFIX + word);
              add(answer, Form.MAGIC, ProfileKeys.FULL, parameters, NO_HEADERS, "");
            });
  }

  private void addPrefer(Answer answer, String word) {
    Map<String, String> headers =
        Map.of("Prefer", "code=%d, example=%s".formatted(answer.status(), word));
    add(answer, Form.PREFER, ProfileKeys.FULL, required(), headers, "");
  }

  private ObjectNode armed() {
    return JsonNodeFactory.instance.objectNode().put(FaultControl.ACTION, operation.action());
  }

  private void addControl(Answer answer, ObjectNode body) {
    String post = "POST %s %s".formatted(ControlRoutes.FAULTS, body);
    add(answer, Form.CONTROL, ProfileKeys.FULL, required(), NO_HEADERS, post);
  }

  private void add(
      Answer answer,
      Form form,
      String keyName,
      Map<String, String> parameters,
      Map<String, String> headers,
      String control) {
    Optional.ofNullable(keys.get(keyName))
        .map(
            key ->
                new MagicRow(
                    operation.action(),
                    answer.outcome(),
                    answer.status(),
                    answer.code(),
                    answer.says(),
                    form,
                    key.id(),
                    key.secret(),
                    parameters,
                    headers,
                    control,
                    new SdkCall(operation, parameters, headers).toString()))
        .ifPresent(rows::add);
  }
}
