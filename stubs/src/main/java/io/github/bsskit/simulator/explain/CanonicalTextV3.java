package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.Header;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The parts of a V3 canonical request.
 *
 * @param lines the signed headers
 * @param separator follows the last line
 * @param names SignedHeaders
 * @param hash of the body
 * @param digest turns the canonical request into the string to sign
 */
record CanonicalTextV3(
    String method,
    String path,
    CanonicalQuery query,
    List<Header> lines,
    String separator,
    String names,
    String hash,
    UnaryOperator<String> digest)
    implements CanonicalText {

  CanonicalTextV3 withMethod(String other) {
    return new CanonicalTextV3(other, path, query, lines, separator, names, hash, digest);
  }

  CanonicalTextV3 withPath(String other) {
    return new CanonicalTextV3(method, other, query, lines, separator, names, hash, digest);
  }

  CanonicalTextV3 with(UnaryOperator<CanonicalQuery> change) {
    return new CanonicalTextV3(
        method, path, change.apply(query), lines, separator, names, hash, digest);
  }

  CanonicalTextV3 withLines(UnaryOperator<List<Header>> change) {
    return new CanonicalTextV3(
        method, path, query, change.apply(lines), separator, names, hash, digest);
  }

  /** Replaces the value of every line. */
  CanonicalTextV3 withValues(Function<Header, String> value) {
    return withLines(
        all -> all.stream().map(line -> new Header(line.name(), value.apply(line))).toList());
  }

  /** Replaces the value of one header. */
  CanonicalTextV3 withLine(String name, String value) {
    return withValues(line -> line.name().equalsIgnoreCase(name) ? value : line.value());
  }

  CanonicalTextV3 withNames(String other) {
    return new CanonicalTextV3(method, path, query, lines, separator, other, hash, digest);
  }

  CanonicalTextV3 withHash(String other) {
    return new CanonicalTextV3(method, path, query, lines, separator, names, other, digest);
  }

  CanonicalTextV3 withoutSeparator() {
    return new CanonicalTextV3(method, path, query, lines, "", names, hash, digest);
  }

  CanonicalTextV3 digestedBy(UnaryOperator<String> other) {
    return new CanonicalTextV3(method, path, query, lines, separator, names, hash, other);
  }

  /** The signed headers, one on a line. */
  String headers() {
    return lines.stream()
        .map(line -> line.name() + ":" + line.value() + "\n")
        .collect(Collectors.joining());
  }

  @Override
  public String canonical() {
    return String.join("\n", method, path, query.text(), headers() + separator + names, hash);
  }

  @Override
  public String signed() {
    return digest.apply(canonical());
  }
}
