package io.github.bsskit.check;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.MemberRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.target.Call;
import io.github.bsskit.target.Carrier;
import io.github.bsskit.target.Document;
import io.github.bsskit.target.Exchange;
import io.github.bsskit.target.Node;
import io.github.bsskit.target.Reception;
import io.github.bsskit.target.Twist;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The law of the closed world: whatever was asked, the answer is a documented success or a
 * documented error, whole, and nothing else. Looks at one exchange at a time and at all of it.
 */
final class Judge {

  private static final Pattern LEAK =
      Pattern.compile(
          "<html|<!doctype html|<body|Traceback \\(most recent call last\\)|goroutine \\d+"
              + " \\[|\\bat [\\w.$<>]+\\([\\w]+\\.(java|kt|scala):\\d+\\)|\\bat"
              + " .{1,200}\\.[jt]s:\\d+:\\d+"
              + "|\\b(java|javax|jakarta|org|com)\\.[\\w.]+(Exception|Error)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Clients read both, and no source forbids the older name. */
  private static final Set<String> JSON_TYPES = Set.of("application/json", "text/json");

  private static final BigInteger INT64 = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger INT32 = BigInteger.valueOf(Integer.MAX_VALUE);

  private final Rulebook rulebook;
  private final boolean live;
  private final Pattern requestId;

  Judge(Rulebook rulebook, boolean live) {
    this.rulebook = rulebook;
    this.live = live;
    this.requestId =
        rulebook.gatewayRefusal().member("RequestId").flatMap(MemberRule::pattern).orElseThrow();
  }

  List<Ruling> judge(Exchange exchange) {
    List<Ruling> rulings = new ArrayList<>();
    if (!isOfTheContract(exchange)) {
      return rulings;
    }
    if (exchange.reception() instanceof Reception.Lost lost) {
      lost(lost, rulings);
      return rulings;
    }
    Reception.Received received = (Reception.Received) exchange.reception();
    kept(rulings, "answer/complete", "answer/in-time", "answer/http");
    rulings.add(
        Ruling.of(
            "answer/content-length",
            received.flaw().isEmpty(),
            "a body as long as the answer says",
            received.flaw().orElse("")));
    String encoding = received.header("content-encoding").orElse("identity");
    rulings.add(
        Ruling.of(
            "answer/content-encoding",
            encoding.equalsIgnoreCase("identity"),
            "no encoding, since none was asked for",
            encoding));
    leak(exchange, rulings);
    Document document = exchange.document().orElseThrow();
    flaws(document, rulings);
    contentType(received, document, rulings);
    exchange.call().ifPresent(call -> members(call, exchange, received, document, rulings));
    return rulings;
  }

  /**
   * Whether the contract has a word on what answers such a request. Many HTTP libraries answer a
   * method other than GET and POST themselves, with a page of their own or none.
   */
  boolean isOfTheContract(Exchange exchange) {
    return rulebook.wire().methods().contains(exchange.request().method());
  }

  private static void lost(Reception.Lost lost, List<Ruling> rulings) {
    String law =
        switch (lost.loss()) {
          case TIMED_OUT, ENDLESS -> "answer/in-time";
          case TRUNCATED -> "answer/content-length";
          case GARBLED -> "answer/http";
          case DROPPED, UNREACHABLE -> "answer/complete";
        };
    rulings.add(Ruling.of(law, false, "an answer", lost.detail()));
  }

  private static void kept(List<Ruling> rulings, String... laws) {
    for (String law : laws) {
      rulings.add(Ruling.of(law, true, "", ""));
    }
  }

  private static void leak(Exchange exchange, List<Ruling> rulings) {
    String message = exchange.member("Message");
    String body = exchange.bodyText();
    var found = LEAK.matcher(body);
    boolean leaks = found.find() && !message.startsWith("Specified signature");
    secretLeak(exchange, rulings);
    rulings.add(
        Ruling.of(
            "answer/leak",
            !leaks,
            "no stack trace and no page of HTML",
            leaks ? "\"" + found.group() + "\" in the body" : ""));
  }

  private static void secretLeak(Exchange exchange, List<Ruling> rulings) {
    String secret = exchange.call().map(call -> call.key().secret()).orElse("");
    boolean told = secret.length() >= 6 && exchange.answerText().contains(secret);
    rulings.add(
        Ruling.of(
            "answer/secret", !told, "no secret of a caller", "the secret of the caller's key"));
  }

  private static void flaws(Document document, List<Ruling> rulings) {
    List<String> laws =
        document.format().equals("JSON")
            ? List.of("json/well-formed", "json/repeated-member", "json/encoding")
            : List.of(
                "xml/well-formed",
                "xml/repeated-element",
                "xml/attribute",
                "xml/namespace",
                "xml/mixed",
                "xml/encoding");
    for (String law : laws) {
      Optional<Document.Flaw> flaw =
          document.flaws().stream().filter(found -> found.law().equals(law)).findFirst();
      rulings.add(
          Ruling.of(
              "answer/" + law,
              flaw.isEmpty(),
              "a clean document",
              flaw.map(Document.Flaw::detail).orElse("")));
    }
  }

  private static void contentType(
      Reception.Received received, Document document, List<Ruling> rulings) {
    String written = received.header("content-type").orElse("none");
    String type = written.toLowerCase(Locale.ROOT).replace(" ", "");
    String media = type.replaceAll(";.*", "");
    boolean charset = !type.contains("charset=") || type.matches(".*charset=\"?utf-?8\"?.*");
    if (document.format().equals("JSON")) {
      rulings.add(
          Ruling.of(
              "answer/content-type/json",
              JSON_TYPES.contains(media) && charset,
              "application/json;charset=utf-8",
              written));
    } else {
      rulings.add(
          Ruling.of(
              "answer/content-type/xml",
              media.equals("text/xml") && charset,
              "text/xml;charset=utf-8",
              written));
      rulings.add(
          Ruling.of(
              "answer/content-type/xml-exactly",
              written.equals("text/xml;charset=utf-8"),
              "text/xml;charset=utf-8",
              written));
    }
  }

  private void members(
      Call call,
      Exchange exchange,
      Reception.Received received,
      Document document,
      List<Ruling> rulings) {
    if (!document.isReadable()) {
      return;
    }
    requestId(exchange, received, rulings);
    OperationRule operation = call.operation();
    Outcome outcome = Outcome.of(rulebook, operation, exchange);
    boolean known = outcome.answered() || exchange.status() >= 400;
    rulings.add(
        Ruling.of(
            "answer/success-or-error",
            outcome.isSuccess() || exchange.status() >= 400,
            "a success, or an error of status 4xx or 5xx",
            "HTTP " + exchange.status() + " with " + document.root().words()));
    if (!known) {
      return;
    }
    if (outcome.isSuccess() || isOwn(operation, exchange)) {
      // a gateway may refuse a call before it knows in which format to say so
      format(call, document, rulings);
    }
    if (outcome.isSuccess()) {
      success(operation, exchange, document, rulings);
    } else {
      failure(operation, exchange, document, rulings);
    }
  }

  private static boolean isOwn(OperationRule operation, Exchange exchange) {
    return operation.errors().stream()
        .anyMatch(error -> error.code().equals(exchange.member("Code")));
  }

  private static void format(Call call, Document document, List<Ruling> rulings) {
    String asked = call.carrier().format();
    if (!asked.equals(Carrier.ANY)) {
      rulings.add(
          Ruling.of("answer/format", document.format().equals(asked), asked, document.format()));
    }
  }

  private void requestId(Exchange exchange, Reception.Received received, List<Ruling> rulings) {
    String id = exchange.member("RequestId");
    rulings.add(
        Ruling.of("answer/RequestId/present", !id.isEmpty(), "a RequestId", "none in the body"));
    if (id.isEmpty()) {
      return;
    }
    rulings.add(
        Ruling.of(
            "answer/RequestId/form", requestId.matcher(id).matches(), "an upper-case UUID", id));
    received
        .header("x-acs-request-id")
        .ifPresent(
            header ->
                rulings.add(Ruling.of("answer/RequestId/header", header.equals(id), id, header)));
  }

  private void success(
      OperationRule operation, Exchange exchange, Document document, List<Ruling> rulings) {
    String under = operation.name() + "/success/";
    rulings.add(
        Ruling.of(
            under + "status", exchange.status() == 200, "HTTP 200", "HTTP " + exchange.status()));
    if (document.format().equals("XML")) {
      String root = operation.name() + "Response";
      rulings.add(
          Ruling.of(
              under + "xml-root",
              document.rootName().equals(root),
              "<" + root + ">",
              "<" + document.rootName() + ">"));
    }
    closed(under + "members", "", operation.success(), document.root(), rulings);
    object(under, "", operation.success(), document, rulings);
    operation
        .success()
        .same()
        .forEach(
            (one, other) -> {
              Optional<String> first = document.root().textAt(one);
              Optional<String> second = document.root().textAt(other);
              if (first.isPresent() && second.isPresent()) {
                rulings.add(
                    Ruling.of(
                        under + one + "/same-as-" + other,
                        first.equals(second),
                        second.get(),
                        first.get()));
              }
            });
  }

  private void failure(
      OperationRule operation, Exchange exchange, Document document, List<Ruling> rulings) {
    String code = exchange.member("Code");
    Optional<ErrorRule> own =
        operation.errors().stream().filter(error -> error.code().equals(code)).findFirst();
    String signature = exchange.call().orElseThrow().carrier().signature();
    Optional<ErrorRule> gateways =
        Stream.concat(
                rulebook.gatewayErrors().stream(),
                rulebook.gatewayErrors().stream().flatMap(error -> error.others().stream()))
            .filter(error -> error.code().equals(code))
            .max(
                Comparator.comparing((ErrorRule error) -> error.says(exchange.member("Message")))
                    .thenComparing(error -> error.name().endsWith(signature)));
    boolean byGateway =
        own.isEmpty()
            || (gateways.isPresent()
                && own.get().status() != exchange.status()
                && gateways.get().status() == exchange.status()
                && gateways.get().says(exchange.member("Message")));
    String under = (byGateway && gateways.isPresent() ? "gateway" : operation.name()) + "/error/";
    Optional<ErrorRule> row = byGateway ? gateways : own;
    boolean known = row.isPresent() || (live && isTheLiveGateways(operation, code));
    if (!code.isEmpty()) {
      rulings.add(Ruling.of(under + "undocumented", known, "a documented code", code));
    }
    row.ifPresent(error -> row(under, error, exchange, rulings));
    row.ifPresent(error -> stringToSign(under, error, exchange, rulings));
    MemberRule refusal =
        under.startsWith("gateway/") ? rulebook.gatewayFailure() : operation.refusal();
    closed(under + "members", "", refusal, document.root(), rulings);
    object(under, "", refusal, document, rulings);
    if (document.format().equals("XML")) {
      rulings.add(
          Ruling.of(
              under + "xml-root",
              document.rootName().equals("Error"),
              "<Error>",
              "<" + document.rootName() + ">"));
    }
  }

  private void row(String under, ErrorRule error, Exchange exchange, List<Ruling> rulings) {
    String law = under + inPlaceOf(error);
    rulings.add(
        Ruling.of(
            law + "/status",
            exchange.status() == error.status(),
            "HTTP " + error.status() + " for " + error.code(),
            "HTTP " + exchange.status()));
    rulings.add(
        Ruling.of(
            law + "/message",
            error.says(exchange.member("Message")),
            '"' + error.message() + '"',
            '"' + exchange.member("Message") + '"'));
  }

  /** The name of an error's row, or of the row in whose place real gateways have given it. */
  private String inPlaceOf(ErrorRule error) {
    return rulebook.gatewayErrors().stream()
        .filter(row -> row.others().contains(error))
        .map(ErrorRule::name)
        .findFirst()
        .orElse(error.name());
  }

  /** Clients compare the server's string with their own, to the letter. */
  private static void stringToSign(
      String under, ErrorRule error, Exchange exchange, List<Ruling> rulings) {
    boolean isComparable =
        exchange
            .call()
            .filter(call -> call.twists().stream().allMatch(Twist::isSigned))
            .isPresent();
    if (isComparable && error.message().endsWith("{stringToSign}")) {
      String message = exchange.member("Message");
      String text = exchange.request().signedText();
      rulings.add(
          Ruling.of(
              under + error.name() + "/string-to-sign",
              message.endsWith(":" + text),
              "the string to sign at the end of the message, nothing after it: " + text,
              message));
    }
  }

  /** A real gateway may answer for the operation: Missing or Invalid with a parameter's name. */
  boolean isTheLiveGateways(OperationRule operation, String code) {
    return operation.parameters().stream()
        .anyMatch(
            parameter ->
                code.equals("Missing" + parameter.name())
                    || code.equals("Invalid" + parameter.name()));
  }

  private static void closed(
      String law, String path, MemberRule rule, Node node, List<Ruling> rulings) {
    List<String> strangers =
        node.children().keySet().stream().filter(name -> rule.member(name).isEmpty()).toList();
    rulings.add(
        Ruling.of(
            law,
            strangers.isEmpty(),
            "documented members only",
            "also " + path + String.join(", " + path, strangers)));
    for (MemberRule member : rule.members()) {
      Node child = node.children().get(member.name());
      if (child instanceof Node.Members && member.type().equals("object")) {
        closed(law, path + member.name() + ".", member, child, rulings);
      }
    }
  }

  private void object(
      String under, String path, MemberRule rule, Document document, List<Ruling> rulings) {
    for (MemberRule member : rule.members()) {
      if (member.name().equals("RequestId")) {
        continue; // has laws of its own
      }
      String name = path + member.name();
      Optional<Node> node = document.root().at(name);
      boolean isParentThere =
          path.isEmpty() || document.root().at(path.substring(0, path.length() - 1)).isPresent();
      if (member.required() && isParentThere) {
        rulings.add(
            Ruling.of(under + name + "/present", node.isPresent(), "a member " + name, "none"));
      }
      node.ifPresentOrElse(
          found -> value(under + name, member, found, document.format(), rulings),
          () -> absent(under + name, member, rulings));
      if (member.type().equals("object")) {
        object(under, name + ".", member, document, rulings);
      }
    }
  }

  /** What a member must be where it stands is kept where it does not stand. */
  private static void absent(String law, MemberRule member, List<Ruling> rulings) {
    if (!member.required()) {
      kept(rulings, law + "/type");
      if (!member.values().isEmpty()) {
        kept(rulings, law + "/value");
      }
    }
  }

  private static void value(
      String law, MemberRule member, Node node, String format, List<Ruling> rulings) {
    String type = member.format().isEmpty() ? member.type() : member.format();
    rulings.add(
        Ruling.of(law + "/type", isOfType(member, node, format), "of type " + type, node.words()));
    boolean oneValue =
        !member.values().isEmpty()
            && (!member.name().equals("Code") || member.values().size() == 1);
    if (oneValue && node instanceof Node.Leaf leaf) {
      rulings.add(
          Ruling.of(
              law + "/value",
              member.values().contains(leaf.text()),
              String.join(" or ", member.values()),
              leaf.text()));
    }
  }

  private static boolean isOfType(MemberRule member, Node node, String format) {
    if (member.type().equals("object")) {
      return node instanceof Node.Members;
    }
    if (!(node instanceof Node.Leaf leaf)) {
      return false;
    }
    boolean xml = format.equals("XML");
    return switch (member.type()) {
      case "string" -> xml || leaf.kind() == Node.Kind.TEXT;
      case "boolean" -> xml ? leaf.text().matches("true|false") : leaf.kind() == Node.Kind.BOOLEAN;
      default -> (xml || leaf.kind() == Node.Kind.NUMBER) && isInteger(member, leaf.text());
    };
  }

  private static boolean isInteger(MemberRule member, String text) {
    if (!text.matches("-?(0|[1-9][0-9]{0,30})")) {
      return false;
    }
    BigInteger value = new BigInteger(text);
    BigInteger most = member.format().equals("int32") ? INT32 : INT64;
    BigInteger least = member.minimum().orElse(most.negate().subtract(BigInteger.ONE));
    return value.compareTo(most) <= 0 && value.compareTo(least) >= 0;
  }
}
