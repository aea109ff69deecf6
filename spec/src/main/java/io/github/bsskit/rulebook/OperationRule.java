package io.github.bsskit.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation.
 *
 * @param name the name in the spec and in addresses
 * @param action the name on the wire
 * @param path the path where operations have paths of their own
 * @param ram the permission that a caller needs
 * @param rate the documented rate limit
 * @param quotaPageRate the rate limit that only the product's quota page states; no check demands
 *     it
 * @param errors every documented error
 * @param parameters every parameter
 * @param success the fields of a success response
 * @param failure the fields of an error response
 * @param page what a page about the operation shows beside these
 */
public record OperationRule(
    String name,
    String action,
    String path,
    RamRule ram,
    Optional<Rate> rate,
    Optional<Rate> quotaPageRate,
    List<ErrorRule> errors,
    List<ParameterRule> parameters,
    FieldRule success,
    FieldRule failure,
    PageRule page) {

  /**
   * The permission that a caller needs.
   *
   * @param action for example {@code bss:ModifyInstance}
   * @param access the access level, for example {@code create}; may be empty
   * @param resource the resources of the permission, {@code *} for all; may be empty
   * @param description further facts; may be empty
   * @param source the source of the permission
   * @param zh the Chinese texts, by {@code description}
   * @param also another name of the action that a policy may use
   */
  public record RamRule(
      String action,
      String access,
      String resource,
      String description,
      Source source,
      Map<String, String> zh,
      Optional<RamName> also) {

    /** Copies the texts. */
    public RamRule {
      zh = SpecMap.inOrder(zh);
    }
  }

  /**
   * Another name of a RAM action.
   *
   * @param action for example {@code bssapi:CreateResourcePackage}
   * @param source the source of the name
   */
  public record RamName(String action, Source source) {}

  /**
   * A rate limit.
   *
   * @param requests calls per period, at least 1
   * @param seconds the period in seconds
   * @param source the source of the rate
   */
  public record Rate(int requests, int seconds, Source source) {}

  /**
   * What a page about an operation shows.
   *
   * @param summary what the operation does
   * @param description further facts in Markdown; may be empty
   * @param zh the Chinese texts, by {@code summary}, {@code description}
   * @param source the source of the operation
   * @param documents the documents that describe the operation
   * @param repeats what happens when a call is sent twice, and how to repeat it safely
   * @param history what other captures of its documents said, newest first
   * @param requests examples of requests, the valid one first
   * @param responses examples of responses, the gateway's included, in the order of the statuses
   */
  public record PageRule(
      String summary,
      String description,
      Map<String, String> zh,
      Source source,
      List<SourceDocument> documents,
      List<Note> repeats,
      List<Note> history,
      List<RequestExample> requests,
      List<ResponseExample> responses) {

    /** Copies the collections. */
    public PageRule {
      zh = SpecMap.inOrder(zh);
      documents = List.copyOf(documents);
      repeats = List.copyOf(repeats);
      history = List.copyOf(history);
      requests = List.copyOf(requests);
      responses = List.copyOf(responses);
    }
  }

  /**
   * An example of a request.
   *
   * @param name {@code Success}, or the error that it causes
   * @param summary what differs from other examples
   * @param zh the Chinese texts, by {@code summary}
   * @param values the parameters as on the wire, in the order of the page
   */
  public record RequestExample(
      String name, String summary, Map<String, String> zh, Map<String, String> values) {

    /** Copies the texts. */
    public RequestExample {
      zh = SpecMap.inOrder(zh);
      values = SpecMap.inOrder(values);
    }
  }

  /**
   * A note about an operation.
   *
   * @param when a date, {@code 2025-08-11}; empty if unknown or not dated
   * @param text one or two sentences
   * @param zh the Chinese texts, by {@code text}
   * @param source the source of the note
   */
  public record Note(String when, String text, Map<String, String> zh, Source source) {

    /** Copies the texts. */
    public Note {
      zh = SpecMap.inOrder(zh);
    }

    static Note read(SpecMap row) {
      return new Note(
          row.text("when", ""), row.text("text"), row.row("zh").texts(), row.source("source"));
    }
  }

  /**
   * A document that describes an operation.
   *
   * @param label its label among the sources
   * @param title as printed
   * @param language en or zh
   * @param updated the printed date of its last update; may be empty
   * @param description what it states and what it omits
   * @param zh the Chinese texts, by {@code description}
   */
  public record SourceDocument(
      String label,
      String title,
      String language,
      String updated,
      String description,
      Map<String, String> zh) {

    /** Copies the texts. */
    public SourceDocument {
      zh = SpecMap.inOrder(zh);
    }
  }

  /** Copies the collections. */
  public OperationRule {
    errors = List.copyOf(errors);
    parameters = List.copyOf(parameters);
  }

  /** The source of the operation. */
  public Source source() {
    return page.source();
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

  /** A response example by its name: {@code Success} or an error's name. */
  public Optional<ResponseExample> response(String wanted) {
    return page.responses().stream().filter(response -> response.name().equals(wanted)).findFirst();
  }

  /** A request example by its name: {@code Success} or an error's name. */
  public Optional<RequestExample> request(String wanted) {
    return page.requests().stream().filter(request -> request.name().equals(wanted)).findFirst();
  }

  /** The errors with a cause of the closed vocabulary. */
  public List<ErrorRule> errorsWhen(String when) {
    return errors.stream().filter(error -> error.when().equals(when)).toList();
  }
}
