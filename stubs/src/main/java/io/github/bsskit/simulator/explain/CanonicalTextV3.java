package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.Header;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A canonical request of V3 in its parts.
 *
 * @param lines the signed headers, as written
 * @param names the list of the signed headers, as written
 * @param hash of the body
 * @param digest makes the string to sign of the canonical request
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

  /** The same with another value for a header. */
  CanonicalTextV3 withLine(String name, String value) {
    return withLines(
        all ->
            all.stream()
                .map(line -> line.name().equalsIgnoreCase(name) ? new Header(name, value) : line)
                .toList());
  }

  CanonicalTextV3 withNames(String other) {
    return new CanonicalTextV3(method, path, query, lines, separator, other, hash, digest);
  }

  CanonicalTextV3 withHash(String other) {
    return new CanonicalTextV3(method, path, query, lines, separator, names, other, digest);
  }

  /** The same without the empty line behind the headers. */
  CanonicalTextV3 unseparated() {
    return new CanonicalTextV3(method, path, query, lines, "", names, hash, digest);
  }

  CanonicalTextV3 digestedBy(UnaryOperator<String> other) {
    return new CanonicalTextV3(method, path, query, lines, separator, names, hash, other);
  }

  @Override
  public String canonical() {
    String headers =
        lines.stream()
            .map(line -> line.name() + ":" + line.value() + "\n")
            .collect(Collectors.joining());
    return String.join("\n", method, path, query.text(), headers + separator + names, hash);
  }

  @Override
  public String signed() {
    return digest.apply(canonical());
  }
}
