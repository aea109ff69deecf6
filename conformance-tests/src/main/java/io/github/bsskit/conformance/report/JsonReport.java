package io.github.bsskit.conformance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.obligation.Obligation;
import java.util.List;
import java.util.Map;

/**
 * Tells a run to programs, all of it; {@code report.schema.json} beside the kit's classes says what
 * stands where.
 */
public final class JsonReport {

  /** The format's name; another number means that old readers would be wrong. */
  static final String FORMAT = "bss-conformance-report/1";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectWriter WRITER = new ObjectMapper().writer(indented());

  private JsonReport() {}

  /** The JSON, with a line end at its end. */
  public static String render(RunReport report) {
    ObjectNode root = NODES.objectNode();
    root.put("format", FORMAT);
    root.put("kit", text(report.kit()));
    root.put("contract", report.contract());
    root.put("target", text(report.target().toString()));
    root.set("profile", tree(report.profile()));
    // a text, because many readers keep only 53 of a number's 64 bits
    root.put("seed", String.valueOf(report.seed()));
    root.put("tries", report.tries());
    root.put("started", report.started().toString());
    root.put("tookMillis", report.took().toMillis());
    root.put("exchanges", report.exchanges());
    ObjectNode counts = root.putObject("counts");
    report.counts().forEach((verdict, count) -> counts.put(Wording.key(verdict), count));
    root.put("coverage", Wording.percent(report.coverage()));
    ArrayNode warnings = root.putArray("warnings");
    report.warnings().forEach(warning -> warnings.add(text(warning)));
    ArrayNode results = root.putArray("results");
    report.results().forEach(result -> results.add(result(result)));
    return write(root) + "\n";
  }

  /** A masked profile, as a report shows it. */
  static String pretty(Map<String, Object> profile) {
    return write(tree(profile));
  }

  private static ObjectNode result(Result result) {
    Obligation obligation = result.obligation();
    ObjectNode node = NODES.objectNode();
    node.put("address", obligation.address());
    node.put("statement", text(obligation.statement()));
    ArrayNode source = node.putArray("source");
    obligation.source().labels().forEach(source::add);
    node.put("demand", Wording.words(obligation.demand()));
    node.put("law", obligation.isLaw());
    node.put("verdict", Wording.key(result.verdict()));
    node.put("reason", text(result.reason()));
    node.put("tookMillis", result.took().toMillis());
    Evidence evidence = Evidence.ofFinding(result);
    ArrayNode facts = node.putArray("facts");
    evidence
        .facts()
        .forEach(fact -> facts.addObject().put("key", fact.key()).put("value", text(fact.value())));
    ArrayNode exchanges = node.putArray("exchanges");
    evidence.exchanges().forEach(exchange -> exchanges.add(exchange(exchange)));
    return node;
  }

  private static ObjectNode exchange(Evidence.Shown exchange) {
    return NODES
        .objectNode()
        .put("number", exchange.number())
        .put("request", text(exchange.request()))
        .put("answer", text(exchange.answer()))
        .put("tookMillis", exchange.took().toMillis());
  }

  private static JsonNode tree(Object value) {
    if (value instanceof Map<?, ?> map) {
      ObjectNode node = NODES.objectNode();
      map.forEach((key, member) -> node.set(text(key.toString()), tree(member)));
      return node;
    } else if (value instanceof List<?> list) {
      ArrayNode node = NODES.arrayNode();
      list.forEach(item -> node.add(tree(item)));
      return node;
    } else if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    return NODES.textNode(text(String.valueOf(value)));
  }

  private static String text(String text) {
    return SafeText.whole(text);
  }

  private static String write(JsonNode node) {
    try {
      return WRITER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
    }
  }

  /** The same line ends on every system. */
  private static DefaultPrettyPrinter indented() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
  }
}
