package io.github.bsskit.rulebook;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One member of an answer, or the answer itself.
 *
 * @param name as the wire has it
 * @param type object, string, boolean, integer
 * @param format int32, int64 or empty
 * @param required whether it is always there
 * @param values the values that it may have; empty for any
 * @param pattern the form of its text, if there is one
 * @param minimum the smallest number
 * @param members of an object, which has no others
 * @param unique whether no two answers share its value
 * @param same of an answer: paths of members ({@code Data.OrderId}) and the members that they equal
 * @param description a sentence
 * @param source where the member is from
 * @param example the documented value as text, every digit kept; empty for none
 * @param zh the same texts in Chinese, by {@code description}
 */
public record FieldRule(
    String name,
    String type,
    String format,
    boolean required,
    List<String> values,
    Optional<Pattern> pattern,
    Optional<BigInteger> minimum,
    List<FieldRule> members,
    boolean unique,
    Map<String, String> same,
    String description,
    Source source,
    String example,
    Map<String, String> zh) {

  /** The collections, copied. */
  public FieldRule {
    values = List.copyOf(values);
    members = List.copyOf(members);
    same = SpecMap.inOrder(same);
    zh = SpecMap.inOrder(zh);
  }

  /** The same object with other members. */
  FieldRule with(List<FieldRule> others) {
    return new FieldRule(
        name,
        type,
        format,
        required,
        values,
        pattern,
        minimum,
        others,
        unique,
        same,
        description,
        source,
        example,
        zh);
  }

  /** A member of this object by its name. */
  public Optional<FieldRule> member(String wanted) {
    return members.stream().filter(member -> member.name().equals(wanted)).findFirst();
  }
}
