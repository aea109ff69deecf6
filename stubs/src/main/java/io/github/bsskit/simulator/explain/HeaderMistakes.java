package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.gateway.SignatureV3;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The mistakes that signers and proxies make with the headers of V3. */
final class HeaderMistakes {

  private static final List<String> CONTENT_TYPES =
      List.of(
          "application/x-www-form-urlencoded",
          "application/x-www-form-urlencoded; charset=utf-8",
          "application/json",
          "application/json; charset=utf-8",
          "application/octet-stream");

  /** More are not tried one by one, so that a long call is not explained for long. */
  private static final int MOST_HEADERS = 40;

  private final RpcRequest request;
  private final List<String> names;
  private final List<SigningMistake<CanonicalTextV3>> mistakes = new ArrayList<>();

  private HeaderMistakes(SignatureV3 signature) {
    request = signature.request();
    names = signature.authorization().signedHeaders();
  }

  /** Those that are made in one place and go together with any other. */
  static List<SigningMistake<CanonicalTextV3>> general(SignatureV3 signature) {
    HeaderMistakes all = new HeaderMistakes(signature);
    all.order();
    all.names();
    all.values();
    all.host();
    return all.mistakes;
  }

  /** Those that concern a single header. */
  static List<SigningMistake<CanonicalTextV3>> single(SignatureV3 signature) {
    HeaderMistakes all = new HeaderMistakes(signature);
    all.names.stream().limit(MOST_HEADERS).forEach(all::header);
    all.otherHosts();
    all.contentType();
    all.time();
    return all.mistakes;
  }

  private void order() {
    String happened = "The headers were signed in another order than SignedHeaders has.";
    String change = "Sort the names, and write headers and SignedHeaders in the same order.";
    Comparator<Header> byName = Comparator.comparing(Header::name);
    String sorted = names.stream().sorted().collect(Collectors.joining(";"));
    add(
        "headers-not-in-order",
        happened,
        change,
        draft -> draft.withLines(lines -> lines.stream().sorted(byName).toList()));
    add("headers-not-in-order", happened, change, draft -> draft.withNames(sorted));
    add(
        "headers-not-in-order",
        happened,
        change,
        draft ->
            draft.withNames(sorted).withLines(lines -> lines.stream().sorted(byName).toList()));
    add(
        "empty-line-missing",
        "The canonical request was signed without the empty line behind the headers.",
        "End each header with a line feed, and put one more behind the last.",
        CanonicalTextV3::unseparated);
  }

  private void names() {
    String lower = String.join(";", names).toLowerCase(Locale.ROOT);
    add(
        "header-name-case",
        "SignedHeaders was signed in lower case and sent otherwise.",
        "Send SignedHeaders as it is signed: in lower case.",
        draft -> draft.withNames(lower));
    add(
        "header-name-case",
        "The names of headers were signed as they are written in SignedHeaders.",
        "Write the names of headers in lower case.",
        draft -> draft.withLines(lines -> written(lines, names)));
    List<String> sent = names.stream().map(this::asSent).toList();
    add(
        "header-name-case",
        "The names of headers were signed as they were sent.",
        "Write the names of headers in lower case when signing.",
        draft -> draft.withLines(lines -> written(lines, sent)));
  }

  private void values() {
    add(
        "header-not-trimmed",
        "The value of a header was signed with the blanks around it.",
        "Strip the values of headers before signing.",
        draft ->
            draft.withLines(
                lines ->
                    lines.stream()
                        .map(l -> new Header(l.name(), request.raw().header(l.name()).orElse("")))
                        .toList()));
    add(
        "header-value-case",
        "The values of headers were signed in lower case.",
        "Sign the values of headers as they are sent.",
        draft ->
            draft.withLines(
                lines ->
                    lines.stream()
                        .map(l -> new Header(l.name(), l.value().toLowerCase(Locale.ROOT)))
                        .toList()));
  }

  private static List<Header> written(List<Header> lines, List<String> names) {
    List<Header> renamed = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      renamed.add(new Header(i < names.size() ? names.get(i) : "", lines.get(i).value()));
    }
    return renamed;
  }

  private String asSent(String name) {
    return request.raw().headers().stream()
        .map(Header::name)
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElse(name);
  }

  /** The host as a proxy has it, or without its port, which is where most clients go wrong. */
  private void host() {
    request.raw().header("X-Forwarded-Host").map(String::strip).ifPresent(this::host);
    host(hostName());
  }

  private void otherHosts() {
    String name = hostName();
    String host = request.hostId();
    List.of(name + ":80", name + ":443", "http://" + host, "https://" + host).forEach(this::host);
    if (name.equals("localhost") || name.equals("127.0.0.1")) {
      String other = name.equals("localhost") ? "127.0.0.1" : "localhost";
      host(host.replace(name, other));
      host(other);
    }
  }

  private String hostName() {
    return request.hostId().replaceFirst(":[0-9]+$", "");
  }

  private void host(String other) {
    add(
        "host",
        "The host was signed as " + other + " and arrived as " + request.hostId() + ".",
        "Sign the Host header as it is sent, with its port; let no proxy change it.",
        draft -> draft.withLine("host", other));
  }

  private void header(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String change = "Sign exactly the headers that SignedHeaders names.";
    UnaryOperator<CanonicalTextV3> unlined =
        draft ->
            draft.withLines(lines -> lines.stream().filter(l -> !l.name().equals(lower)).toList());
    add(
        "header-not-signed",
        "The header " + lower + " is in SignedHeaders and was not signed.",
        change,
        unlined);
    String fewer =
        names.stream().filter(n -> !n.equalsIgnoreCase(name)).collect(Collectors.joining(";"));
    add(
        "header-not-signed",
        "The header " + lower + " was put into SignedHeaders after signing.",
        change,
        draft -> unlined.apply(draft).withNames(fewer));
    add(
        "header-signed-empty",
        "The header " + lower + " was signed without its value.",
        "Set the values of headers before signing, and let no proxy add any.",
        draft -> draft.withLine(lower, ""));
  }

  private void contentType() {
    String sent = request.header("Content-Type");
    for (String signed : CONTENT_TYPES) {
      add(
          "content-type-changed",
          "content-type was signed as \"%s\" and arrived as \"%s\".".formatted(signed, sent),
          "Sign the Content-Type that is sent; see what the HTTP library or a proxy adds to it.",
          draft -> draft.withLine("content-type", signed));
    }
  }

  private void time() {
    for (Map.Entry<Integer, String> near : ClockCheck.near(request.header("x-acs-date"))) {
      add(
          ClockCheck.READ_TWICE,
          ClockCheck.readTwice("x-acs-date", near.getKey()),
          ClockCheck.READ_ONCE,
          draft -> draft.withLine("x-acs-date", near.getValue()));
    }
  }

  private void add(String id, String happened, String change, UnaryOperator<CanonicalTextV3> made) {
    mistakes.add(new SigningMistake<>(Cause.certain(id, happened, change), made));
  }
}
