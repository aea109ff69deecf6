package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.OperationError;
import io.github.bsskit.contract.Parameter;
import io.github.bsskit.simulator.control.MagicRow.Form;
import io.github.bsskit.simulator.control.MagicRow.MagicResult;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.Fault.TransportFaultKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of an operation, in every form that applies and for which there is a suitable key. */
final class MagicRows {

  private static final Map<String, String> NO_HEADERS = Map.of();

  /** Long enough to be noticed, short enough not to delay tests. */
  private static final int MILLISECONDS = 250;

  private static final MagicResult SUCCESS = new MagicResult(Parameter.SUCCESS, 200, "", "");

  private final Operation operation;
  private final Map<String, ProfileKeys.ProfileKey> keys;
  private final FaultCatalogue catalogue;
  private final List<MagicRow> rows = new ArrayList<>();

  MagicRows(
      Operation operation, Map<String, ProfileKeys.ProfileKey> keys, FaultCatalogue catalogue) {
    this.operation = operation;
    this.keys = keys;
    this.catalogue = catalogue;
  }

  List<MagicRow> all() {
    add(SUCCESS, Form.INPUT, ProfileKeys.FULL, examples(Parameter.SUCCESS), NO_HEADERS, "");
    addPrefer(SUCCESS, Parameter.SUCCESS);
    for (OperationError error : operation.errors()) {
      MagicResult result =
          new MagicResult(error.label(), error.status(), error.code(), error.message());
      String name = catalogue.name(operation.action(), error);
      input(error).ifPresent(input -> add(result, Form.INPUT, key(error), input, NO_HEADERS, ""));
      addMagic(result, name);
      addPrefer(result, name);
      addControl(result, armed().put(FaultControl.CODE, error.code()));
    }
    for (TransportFaultKind kind : TransportFaultKind.values()) {
      ObjectNode body = armed().put(FaultControl.FAULT, kind.toString());
      if (kind.takesTime()) {
        body.put(FaultControl.MILLISECONDS, MILLISECONDS);
      }
      addMagic(result(kind), kind.takesTime() ? kind + "-" + MILLISECONDS : kind.toString());
      addControl(result(kind), body);
    }
    return List.copyOf(rows);
  }

  /** The parameters that cause an error, if a single call can cause it. */
  private Optional<Map<String, String>> input(OperationError error) {
    return switch (error.cause()) {
      case CALLER_NOT_APPLICABLE, CALLER_NOT_AUTHORIZED, OWNER_MISSING -> Optional.of(required());
      case FAULT, RECORD_EXISTS -> Optional.empty();
      default -> Optional.of(examples(error.label())).filter(found -> !found.equals(required()));
    };
  }

  /** The key with which that call returns the error. */
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

  /** The examples with a label; required parameters without one get a valid value. */
  private Map<String, String> examples(String label) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Parameter parameter : operation.parameters()) {
      String valid = parameter.required() ? parameter.examples().get(Parameter.SUCCESS) : null;
      String value = parameter.examples().getOrDefault(label, valid);
      if (value != null) {
        found.put(parameter.name(), value);
      }
    }
    return found;
  }

  /** Uses a parameter that accepts any text, because clients may validate others. */
  private void addMagic(MagicResult result, String name) {
    operation.parameters().stream()
        .filter(Parameter::takesAnyText)
        .findFirst()
        .ifPresent(
            parameter -> {
              Map<String, String> parameters = required();
              parameters.put(parameter.name(), FaultCatalogue.MAGIC_PREFIX + name);
              add(result, Form.MAGIC, ProfileKeys.FULL, parameters, NO_HEADERS, "");
            });
  }

  private void addPrefer(MagicResult result, String name) {
    Map<String, String> headers = Map.of("Prefer", "code=" + result.status() + ", example=" + name);
    add(result, Form.PREFER, ProfileKeys.FULL, required(), headers, "");
  }

  private static MagicResult result(TransportFaultKind kind) {
    return new MagicResult(kind.toString(), 0, "", effect(kind));
  }

  /** The effect of a transport fault, as a sentence. */
  static String effect(TransportFaultKind kind) {
    return switch (kind) {
      case COMMIT_THEN_DROP -> "executed; the connection is closed without a response";
      case COMMIT_THEN_DELAY -> "executed at once; the response is delayed";
      case DROP_BEFORE_COMMIT -> "not executed; the connection is closed without a response";
      case LATENCY -> "executed after a delay";
      case TRUNCATED_BODY -> "executed; only half of the response body is sent";
      case WRONG_CONTENT_TYPE -> "executed; the response has an HTML content type";
      case THROTTLE -> "not executed; throttled, whatever the rate";
    };
  }

  private ObjectNode armed() {
    return JsonNodeFactory.instance.objectNode().put(FaultControl.ACTION, operation.action());
  }

  private void addControl(MagicResult result, ObjectNode body) {
    String post = "POST " + ControlRoutes.FAULTS + " " + body;
    add(result, Form.CONTROL, ProfileKeys.FULL, required(), NO_HEADERS, post);
  }

  private void add(
      MagicResult result,
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
                    result,
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
