package io.github.bsskit.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the gateway does with every call, before an operation sees it.
 *
 * @param errors the gateway's errors
 * @param failure the fields of the gateway's error responses
 * @param responses one example for a gateway error, by its name
 * @param common the parameters and headers of every call
 * @param headers the response headers
 * @param rules what is neither a parameter nor an error
 * @param vectors requests with a known signature
 */
public record GatewayRule(
    List<ErrorRule> errors,
    FieldRule failure,
    List<ResponseExample> responses,
    List<CommonParameter> common,
    List<HeaderRule> headers,
    List<Rule> rules,
    List<SignatureVector> vectors) {

  /**
   * A rule that is neither a parameter nor an error.
   *
   * @param name lower-case words with dashes
   * @param about the section of the site that shows it
   * @param text one to three sentences
   * @param zh the Chinese texts, by {@code text}
   * @param source the source of the rule
   * @param checks the addresses of the checks that test it; {@code *} matches any text
   */
  public record Rule(
      String name,
      String about,
      String text,
      Map<String, String> zh,
      Source source,
      List<String> checks) {

    /** Copies the collections. */
    public Rule {
      zh = SpecMap.inOrder(zh);
      checks = List.copyOf(checks);
    }
  }

  /**
   * A response header.
   *
   * @param name the name on the wire
   * @param description one or two sentences
   * @param zh the Chinese texts, by {@code description}
   * @param source the source of the header
   */
  public record HeaderRule(String name, String description, Map<String, String> zh, Source source) {

    /** Copies the texts. */
    public HeaderRule {
      zh = SpecMap.inOrder(zh);
    }
  }

  /**
   * A parameter or header that every call carries.
   *
   * @param name the name on the wire
   * @param in {@code parameter} or {@code header}
   * @param signature the signature that it belongs to, V1 or V3
   * @param required whether a call without it is rejected
   * @param about the second part of the addresses of the checks that test it
   * @param description one sentence
   * @param zh the Chinese texts, by {@code description}
   * @param source the source of the parameter
   */
  public record CommonParameter(
      String name,
      String in,
      String signature,
      boolean required,
      String about,
      String description,
      Map<String, String> zh,
      Source source) {

    /** Copies the texts. */
    public CommonParameter {
      zh = SpecMap.inOrder(zh);
    }
  }

  /** Copies the collections. */
  public GatewayRule {
    errors = List.copyOf(errors);
    responses = List.copyOf(responses);
    common = List.copyOf(common);
    headers = List.copyOf(headers);
    rules = List.copyOf(rules);
    vectors = List.copyOf(vectors);
  }

  /** The rules of a section. */
  public List<Rule> rulesAbout(String section) {
    return rules.stream().filter(rule -> rule.about().equals(section)).toList();
  }

  /** An error by its name. */
  public Optional<ErrorRule> error(String name) {
    return errors.stream().filter(error -> error.name().equals(name)).findFirst();
  }
}
