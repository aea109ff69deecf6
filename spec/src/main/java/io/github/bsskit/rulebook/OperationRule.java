package io.github.bsskit.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation.
 *
 * @param name its name, in the spec and in addresses
 * @param action its name on the wire
 * @param path its path where operations have paths of their own
 * @param summary what it does
 * @param ramAction the permission that it takes
 * @param ramSource where that is from
 * @param rate the documented rate, if there is one
 * @param errors every documented error
 * @param parameters every parameter
 * @param success the members of a success
 * @param refusal the members of a failure
 * @param source where the operation is from
 * @param description more than the summary, in Markdown; empty for nothing
 * @param requests examples of whole requests, the good one first
 * @param answers examples of whole answers, the gateway's included, in the order of the statuses
 * @param repeats what happens when the same call is sent twice, and how to repeat it safely
 * @param history what older and other captures of its pages said, newest first
 * @param pages the documents that it is from
 * @param zh the same texts in Chinese, by {@code summary}, {@code description}
 * @param ramAccess the level of access that the permission is of, {@code create}, or empty
 * @param ramResource the resources that the permission may name, {@code *} for all, or empty
 * @param ramDescription more about the permission, or empty
 * @param ramZh the same in Chinese, by {@code description}
 */
public record OperationRule(
    String name,
    String action,
    String path,
    String summary,
    String ramAction,
    Source ramSource,
    Optional<Rate> rate,
    List<ErrorRule> errors,
    List<ParameterRule> parameters,
    FieldRule success,
    FieldRule refusal,
    Source source,
    String description,
    List<RequestExample> requests,
    List<ResponseExample> answers,
    List<Note> repeats,
    List<Note> history,
    List<Page> pages,
    Map<String, String> zh,
    String ramAccess,
    String ramResource,
    String ramDescription,
    Map<String, String> ramZh) {

  /**
   * How often a caller may call.
   *
   * @param requests calls, at least 1
   * @param seconds in so many seconds
   * @param source where the rate is from
   */
  public record Rate(int requests, int seconds, Source source) {}

  /**
   * A whole request.
   *
   * @param name {@code Success}, or the error that answers it
   * @param summary what is particular about it
   * @param zh the same in Chinese, by {@code summary}
   * @param values the parameters and their values as the wire has them, in the order of the page
   */
  public record RequestExample(
      String name, String summary, Map<String, String> zh, Map<String, String> values) {

    /** The texts, copied. */
    public RequestExample {
      zh = SpecMap.inOrder(zh);
      values = SpecMap.inOrder(values);
    }
  }

  /**
   * A sentence or two about the operation.
   *
   * @param when a date, {@code 2025-08-11}; empty where none is known or none is meant
   * @param text the sentences
   * @param zh the same in Chinese, by {@code text}
   * @param source where this is from
   */
  public record Note(String when, String text, Map<String, String> zh, Source source) {

    /** The texts, copied. */
    public Note {
      zh = SpecMap.inOrder(zh);
    }
  }

  /**
   * A document that the operation is from.
   *
   * @param label its label among the sources
   * @param title as the page prints it
   * @param language en or zh
   * @param updated the date of its last update as the page prints it, or empty
   * @param description what it states and leaves out
   * @param zh the same in Chinese, by {@code description}
   */
  public record Page(
      String label,
      String title,
      String language,
      String updated,
      String description,
      Map<String, String> zh) {

    /** The texts, copied. */
    public Page {
      zh = SpecMap.inOrder(zh);
    }
  }

  /** The collections, copied. */
  public OperationRule {
    errors = List.copyOf(errors);
    parameters = List.copyOf(parameters);
    requests = List.copyOf(requests);
    answers = List.copyOf(answers);
    repeats = List.copyOf(repeats);
    history = List.copyOf(history);
    pages = List.copyOf(pages);
    zh = SpecMap.inOrder(zh);
    ramZh = SpecMap.inOrder(ramZh);
  }

  /** The name's, since operations are keys of many maps and a record would hash all it has. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** A parameter by its name. */
  public Optional<ParameterRule> parameter(String wanted) {
    return parameters.stream().filter(parameter -> parameter.name().equals(wanted)).findFirst();
  }

  /** The example of an answer by its name, {@code Success} or an error's. */
  public Optional<ResponseExample> answer(String wanted) {
    return answers.stream().filter(answer -> answer.name().equals(wanted)).findFirst();
  }

  /** The example of a request by its name, {@code Success} or an error's. */
  public Optional<RequestExample> request(String wanted) {
    return requests.stream().filter(request -> request.name().equals(wanted)).findFirst();
  }

  /** The errors of a kind. */
  public List<ErrorRule> errorsWhen(String when) {
    return errors.stream().filter(error -> error.when().equals(when)).toList();
  }
}
