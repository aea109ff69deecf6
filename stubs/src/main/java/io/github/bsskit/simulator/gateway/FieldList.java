package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.Body;
import io.github.bsskit.contract.BodyWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The members of an answer by their names, those of inner objects joined by a dot. */
final class FieldList implements BodyWriter {

  private final Map<String, Object> members;
  private final String prefix;

  private FieldList(Map<String, Object> members, String prefix) {
    this.members = members;
    this.prefix = prefix;
  }

  static Map<String, Object> of(Body body, String requestId) {
    Map<String, Object> members = new LinkedHashMap<>();
    body.writeTo(new FieldList(members, ""), requestId);
    return members;
  }

  @Override
  public void text(String name, String value) {
    members.put(prefix + name, value);
  }

  @Override
  public void number(String name, long value) {
    members.put(prefix + name, value);
  }

  @Override
  public void bool(String name, boolean value) {
    members.put(prefix + name, value);
  }

  @Override
  public void object(String name, Body value, String requestId) {
    value.writeTo(new FieldList(members, prefix + name + "."), requestId);
  }
}
