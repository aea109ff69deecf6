package io.github.bsskit.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One field of a response, or the response body itself.
 *
 * @param name the name on the wire; empty for the body
 * @param required whether it is always present
 * @param value the allowed values
 * @param fields the fields of an object, which has no others
 * @param unique whether no two responses share its value
 * @param same paths of fields ({@code Data.OrderId}) and the fields that they equal
 * @param description one sentence
 * @param source the source of the field
 * @param example the documented value as text, with every digit; empty if not documented
 * @param zh the Chinese texts, by {@code description}
 */
public record FieldRule(
    String name,
    boolean required,
    ValueRule value,
    List<FieldRule> fields,
    boolean unique,
    Map<String, String> same,
    String description,
    Source source,
    String example,
    Map<String, String> zh) {

  /** Copies the collections. */
  public FieldRule {
    fields = List.copyOf(fields);
    same = SpecMap.inOrder(same);
    zh = SpecMap.inOrder(zh);
  }

  /** The type of the value: object, string, boolean, integer. */
  public String type() {
    return value.type();
  }

  /** The format of the value: int32, int64 or empty. */
  public String format() {
    return value.format();
  }

  /** The allowed values; empty for any. */
  public List<String> values() {
    return value.values();
  }

  /** The same object with other fields. */
  FieldRule with(List<FieldRule> others) {
    return new FieldRule(
        name, required, value, others, unique, same, description, source, example, zh);
  }

  /** A field of this object or of its objects, by its path: {@code Data.OrderId}. */
  public Optional<FieldRule> at(String path) {
    int dot = path.indexOf('.');
    return dot < 0
        ? field(path)
        : field(path.substring(0, dot)).flatMap(inner -> inner.at(path.substring(dot + 1)));
  }

  /** A field of this object by its name. */
  public Optional<FieldRule> field(String wanted) {
    return fields.stream().filter(field -> field.name().equals(wanted)).findFirst();
  }
}
