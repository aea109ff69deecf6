package io.github.bsskit.simulator.explain;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.gateway.SignatureV3;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The mistakes that signers and proxies make with the headers of V3. */
final class HeaderMistakes {

  private static final List<String> CONTENT_TYPES =
      List.of(
          "application/x-www-form-urlencoded",
          "application/x-www-form-urlencoded; charset=utf-8",
          "application/json",
          "application/json; charset=utf-8",
          "application/octet-stream");

  private static final List<UnaryOperator<String>> CASES =
      List.of(
          value -> value.toLowerCase(Locale.ROOT),
          value -> value.toUpperCase(Locale.ROOT),
          HeaderCases::title);

  private static final Pattern FORWARDED_HOST =
      Pattern.compile("(?i)(?:^|[;,\\s])host=\"?([^\";,\\s]+)");

  /** Limits the time that a request with many headers takes. */
  private static final int MAX_HEADERS = 40;

  private final SignatureV3 signature;
  private final RpcRequest request;
  private final List<String> names;
  private final List<SigningMistake<CanonicalTextV3>> mistakes = new ArrayList<>();

  private HeaderMistakes(SignatureV3 signature) {
    this.signature = signature;
    request = signature.request();
    names = signature.authorization().signedHeaders();
  }

  /** Mistakes that can be combined with any other. */
  static List<SigningMistake<CanonicalTextV3>> general(SignatureV3 signature) {
    HeaderMistakes all = new HeaderMistakes(signature);
    all.addOrder();
    all.addNames();
    all.mistakes.addAll(HeaderCases.titles(signature));
    all.addValues();
    all.addLikelyHosts();
    return all.mistakes;
  }

  /** Mistakes with a single header. */
  static List<SigningMistake<CanonicalTextV3>> single(SignatureV3 signature) {
    HeaderMistakes all = new HeaderMistakes(signature);
    all.names.stream().limit(MAX_HEADERS).forEach(all::addHeader);
    all.mistakes.addAll(HeaderCases.of(signature));
    all.addOrderOfCases();
    all.addOtherHosts();
    all.addContentTypes();
    ClockCheck.timeMistakes("x-acs-date", all.request.header("x-acs-date"))
        .forEach(
            (time, cause) ->
                all.mistakes.add(
                    new SigningMistake<>(cause, text -> text.withLine("x-acs-date", time))));
    return all.mistakes;
  }

  private void addOrder() {
    String sorted = names.stream().sorted().collect(Collectors.joining(";"));
    UnaryOperator<CanonicalTextV3> sortedLines =
        text ->
            text.withLines(
                lines -> lines.stream().sorted(Comparator.comparing(Header::name)).toList());
    add("headers-not-in-order", sortedLines);
    add("headers-not-in-order", text -> text.withNames(sorted));
    add("headers-not-in-order", text -> sortedLines.apply(text.withNames(sorted)));
    add("empty-line-missing", CanonicalTextV3::withoutSeparator);
  }

  private void addNames() {
    String lower = String.join(";", names).toLowerCase(Locale.ROOT);
    List<String> asSent = HeaderCases.asSent(signature);
    add("header-name-case", text -> text.withNames(lower));
    for (List<String> cased : List.of(names, asSent)) {
      add("header-name-case", text -> text.withLines(lines -> HeaderCases.renamed(lines, cased)));
    }
  }

  /** Names that were sorted in the case in which they were sent. */
  private void addOrderOfCases() {
    List<String> asSent = HeaderCases.asSent(signature);
    List<String> sorted =
        IntStream.range(0, names.size())
            .boxed()
            .sorted(Comparator.comparing(asSent::get))
            .map(i -> names.get(i).toLowerCase(Locale.ROOT))
            .toList();
    add("sorted-before-lower-case", text -> text.withNames(String.join(";", sorted)));
    add(
        "sorted-before-lower-case",
        text ->
            text.withLines(
                lines ->
                    lines.stream()
                        .sorted(Comparator.comparingInt(line -> sorted.indexOf(line.name())))
                        .toList()));
  }

  private void addValues() {
    add(
        "header-not-trimmed",
        text -> text.withValues(line -> request.raw().header(line.name()).orElse("")));
    add("header-not-trimmed", text -> text.withValues(line -> " " + line.value()));
    add(
        "header-value-case",
        text -> text.withValues(line -> line.value().toLowerCase(Locale.ROOT)));
  }

  /** The host before a proxy, and the host without its port. */
  private void addLikelyHosts() {
    for (String name : List.of("X-Forwarded-Host", "X-Original-Host", "X-Host")) {
      request.raw().header(name).map(String::strip).ifPresent(this::addHost);
    }
    Matcher forwarded = FORWARDED_HOST.matcher(request.header("Forwarded"));
    if (forwarded.find()) {
      addHost(forwarded.group(1));
    }
    addHost(hostName());
  }

  private void addOtherHosts() {
    String name = hostName();
    String host = request.hostId();
    List.of(name + ":80", name + ":443", "http://" + host, "https://" + host)
        .forEach(this::addHost);
    // A client may have signed for the product and been sent here by a proxy or a hosts file.
    Wire.ENDPOINTS.forEach(this::addHost);
    if (name.equals("localhost") || name.equals("127.0.0.1")) {
      String other = name.equals("localhost") ? "127.0.0.1" : "localhost";
      addHost(host.replace(name, other));
      addHost(other);
    }
  }

  private String hostName() {
    return request.hostId().replaceFirst(":[0-9]+$", "");
  }

  private void addHost(String signed) {
    add("host", text -> text.withLine("host", signed), "signed", signed, "sent", request.hostId());
  }

  private void addHeader(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String otherNames =
        names.stream().filter(n -> !n.equalsIgnoreCase(name)).collect(Collectors.joining(";"));
    UnaryOperator<CanonicalTextV3> withoutLine =
        text ->
            text.withLines(lines -> lines.stream().filter(l -> !l.name().equals(lower)).toList());
    add("header-not-signed", withoutLine, "name", lower);
    add("header-not-signed", text -> withoutLine.apply(text).withNames(otherNames), "name", lower);
    add("header-signed-empty", text -> text.withLine(lower, ""), "name", lower);
    add(
        "header-not-trimmed",
        text -> text.withValues(l -> l.name().equals(lower) ? " " + l.value() : l.value()));
    for (UnaryOperator<String> change : CASES) {
      add(
          "header-value-case",
          text ->
              text.withValues(l -> l.name().equals(lower) ? change.apply(l.value()) : l.value()));
    }
  }

  private void addContentTypes() {
    String sent = request.header("Content-Type");
    for (String signed : CONTENT_TYPES) {
      add(
          "content-type-changed",
          text -> text.withLine("content-type", signed),
          "signed",
          signed,
          "sent",
          sent);
    }
  }

  private void add(String id, UnaryOperator<CanonicalTextV3> change, String... values) {
    mistakes.add(SigningMistake.of(id, change, values));
  }
}
