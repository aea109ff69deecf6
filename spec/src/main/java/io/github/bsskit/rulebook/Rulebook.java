package io.github.bsskit.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole contract, read from its file.
 *
 * @param sources what each label of a source stands for
 * @param wire what is common to all calls
 * @param signatures the ways to sign a call
 * @param operations the operations, in the order of the spec
 * @param gatewayErrors what the gateway answers before an operation sees the call
 * @param gatewayRefusal the members of such an answer
 * @param title the contract's name
 * @param description what the contract is about, in Markdown
 * @param zh the same texts in Chinese, by {@code title}, {@code description}
 * @param sourcesZh what each label stands for, in Chinese
 * @param headers the headers of answers
 * @param gatewayAnswers an example for a row of the gateway, by its name
 * @param common what a call carries besides an operation's own parameters
 */
public record Rulebook(
    Map<String, String> sources,
    Wire wire,
    List<SignatureRule> signatures,
    List<OperationRule> operations,
    List<ErrorRule> gatewayErrors,
    FieldRule gatewayRefusal,
    String title,
    String description,
    Map<String, String> zh,
    Map<String, String> sourcesZh,
    List<HeaderRule> headers,
    List<ResponseExample> gatewayAnswers,
    List<CommonParameter> common) {

  /**
   * What is common to all calls.
   *
   * @param product the product's name
   * @param version the version that every call names
   * @param path the path of every call
   * @param methods the HTTP methods
   * @param formats the formats of answers
   * @param endpoints the official hosts, where a call is paid for
   * @param source where this is from
   */
  public record Wire(
      String product,
      String version,
      String path,
      List<String> methods,
      List<String> formats,
      List<String> endpoints,
      Source source) {}

  /**
   * One way to sign a call.
   *
   * @param name V1 or V3
   * @param algorithm as the wire names it
   * @param window how far a call's time may be from the server's, either way
   * @param source where this is from
   */
  public record SignatureRule(String name, String algorithm, Duration window, Source source) {}

  /**
   * One header of an answer.
   *
   * @param name as the wire has it
   * @param description a sentence or two
   * @param zh the same in Chinese, by {@code description}
   * @param source where the header is from
   */
  public record HeaderRule(String name, String description, Map<String, String> zh, Source source) {

    /** The texts, copied. */
    public HeaderRule {
      zh = SpecMap.inOrder(zh);
    }
  }

  /**
   * One thing that a call carries for the gateway.
   *
   * @param name as the wire has it
   * @param in {@code parameter} or {@code header}
   * @param signature the way to sign that it belongs to, V1 or V3
   * @param required whether a call without it is refused
   * @param about which of the gateway's checks try it, by the second name of their addresses
   * @param description a sentence
   * @param zh the same in Chinese, by {@code description}
   * @param source where this is from
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

    /** The texts, copied. */
    public CommonParameter {
      zh = SpecMap.inOrder(zh);
    }
  }

  /** The collections, copied. */
  public Rulebook {
    common = List.copyOf(common);
    sources = SpecMap.inOrder(sources);
    zh = SpecMap.inOrder(zh);
    sourcesZh = SpecMap.inOrder(sourcesZh);
    headers = List.copyOf(headers);
    gatewayAnswers = List.copyOf(gatewayAnswers);
    signatures = List.copyOf(signatures);
    operations = List.copyOf(operations);
    gatewayErrors = List.copyOf(gatewayErrors);
  }

  /** The contract that this library carries. */
  public static Rulebook load() {
    try (InputStream in =
        Rulebook.class.getResourceAsStream("/io/github/bsskit/contract/openapi.yaml")) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Another contract, for instance this one with an operation more.
   *
   * @throws IllegalArgumentException if the text is no such contract; the message names the place
   */
  public static Rulebook read(String yaml) {
    return new SpecReader(yaml).rulebook();
  }

  /**
   * The members of a failure of the gateway in front of any operation: its own, and those that may
   * stand in a failure of an operation, which no page keeps apart.
   */
  public FieldRule gatewayFailure() {
    List<FieldRule> members = new ArrayList<>(gatewayRefusal.members());
    for (OperationRule operation : operations) {
      for (FieldRule member : operation.refusal().members()) {
        boolean known = members.stream().anyMatch(other -> other.name().equals(member.name()));
        if (!known) {
          members.add(member);
        }
      }
    }
    return gatewayRefusal.with(members);
  }

  /** An operation by its name. */
  public Optional<OperationRule> operation(String name) {
    return operations.stream().filter(operation -> operation.name().equals(name)).findFirst();
  }

  /**
   * A row of the gateway by its name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ErrorRule gatewayError(String name) {
    return gatewayErrors.stream()
        .filter(error -> error.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("x-gateway-errors has no " + name));
  }
}
