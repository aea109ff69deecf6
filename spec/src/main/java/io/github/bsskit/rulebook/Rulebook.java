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
 * The contract as data, read from its file.
 *
 * @param about the title and the sources
 * @param wire what all calls have in common
 * @param signatures the signatures that a call can have
 * @param operations the operations, in the order of the spec
 * @param gateway what happens before an operation sees the call
 */
public record Rulebook(
    About about,
    Wire wire,
    List<SignatureRule> signatures,
    List<OperationRule> operations,
    GatewayRule gateway) {

  /**
   * What the contract is.
   *
   * @param title its name
   * @param description in Markdown
   * @param zh the Chinese texts, by {@code title}, {@code description}
   * @param sources what each source label means
   * @param sourcesZh the same in Chinese
   */
  public record About(
      String title,
      String description,
      Map<String, String> zh,
      Map<String, String> sources,
      Map<String, String> sourcesZh) {

    /** Copies the texts. */
    public About {
      zh = SpecMap.inOrder(zh);
      sources = SpecMap.inOrder(sources);
      sourcesZh = SpecMap.inOrder(sourcesZh);
    }
  }

  /**
   * What all calls have in common.
   *
   * @param product the product's name
   * @param version the API version of every call
   * @param path the path of every call
   * @param methods the HTTP methods
   * @param formats the response formats
   * @param endpoints the official hosts, where calls are paid for
   * @param source the source of these facts
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
   * A signature that a call can have.
   *
   * @param name V1 or V3
   * @param algorithm the name on the wire
   * @param window the largest difference between a call's time and the server's, either way
   * @param source the source of the window
   */
  public record SignatureRule(String name, String algorithm, Duration window, Source source) {}

  /** Copies the lists. */
  public Rulebook {
    signatures = List.copyOf(signatures);
    operations = List.copyOf(operations);
  }

  /** Reads the contract that this library contains. */
  public static Rulebook load() {
    try (InputStream in =
        Rulebook.class.getResourceAsStream("/io/github/bsskit/contract/openapi.yaml")) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads another contract, for example this one with a third operation.
   *
   * @throws IllegalArgumentException if the text is not such a contract; the message names the
   *     place
   */
  public static Rulebook read(String yaml) {
    return new SpecReader(yaml).rulebook();
  }

  /** The gateway's errors. */
  public List<ErrorRule> gatewayErrors() {
    return gateway.errors();
  }

  /**
   * The fields of a gateway error response: the gateway's own, and those of the operations' error
   * responses, which no page keeps apart.
   */
  public FieldRule gatewayFailure() {
    List<FieldRule> fields = new ArrayList<>(gateway.failure().fields());
    for (OperationRule operation : operations) {
      for (FieldRule field : operation.failure().fields()) {
        boolean known = fields.stream().anyMatch(other -> other.name().equals(field.name()));
        if (!known) {
          fields.add(field);
        }
      }
    }
    return gateway.failure().with(fields);
  }

  /** An operation by its name. */
  public Optional<OperationRule> operation(String name) {
    return operations.stream().filter(operation -> operation.name().equals(name)).findFirst();
  }

  /**
   * A gateway error by its name.
   *
   * @throws IllegalArgumentException if the spec has no such row
   */
  public ErrorRule gatewayError(String name) {
    return gateway
        .error(name)
        .orElseThrow(() -> new IllegalArgumentException("x-gateway-errors has no row " + name));
  }
}
