package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.Body;
import io.github.bsskit.contract.BodyWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the fields of a response; the names of nested fields are joined by dots. */
final class FieldList implements BodyWriter {

  private final Map<String, Object> fields;
  private final String prefix;

  private FieldList(Map<String, Object> fields, String prefix) {
    this.fields = fields;
    this.prefix = prefix;
  }

  static Map<String, Object> of(Body body, String requestId) {
    Map<String, Object> fields = new LinkedHashMap<>();
    body.writeTo(new FieldList(fields, ""), requestId);
    return fields;
  }

  @Override
  public void text(String name, String value) {
    fields.put(prefix + name, value);
  }

  @Override
  public void number(String name, long value) {
    fields.put(prefix + name, value);
  }

  @Override
  public void bool(String name, boolean value) {
    fields.put(prefix + name, value);
  }

  @Override
  public void object(String name, Body value, String requestId) {
    value.writeTo(new FieldList(fields, prefix + name + "."), requestId);
  }
}
