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
import io.github.bsskit.conformance.target.SafeText;
import java.util.List;
import java.util.Map;

/** Renders a run as JSON; {@code report.schema.json} in the kit's resources describes it. */
public final class JsonReport {

  /** The name of the format; the number changes with incompatible changes. */
  static final String FORMAT = "bss-conformance-report/1";

  /** Characters of all exchanges together. */
  private static final int ROOM = 2_000_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectWriter WRITER = new ObjectMapper().writer(indented());

  private JsonReport() {}

  /** The JSON with a final newline. */
  public static String render(RunReport report) {
    ObjectNode root = NODES.objectNode();
    root.put("format", FORMAT);
    root.put("kit", text(report.build().version()));
    root.put("contract", report.build().contract());
    root.put("target", text(report.target().toString()));
    root.set("profile", tree(report.profile()));
    // A string, because many readers keep only 53 bits of a number.
    root.put("seed", String.valueOf(report.seed()));
    root.put("tries", report.tries());
    root.put("started", report.started().toString());
    root.put("tookMillis", report.took().toMillis());
    root.put("exchanges", report.exchanges());
    ObjectNode counts = root.putObject("counts");
    report.counts().forEach((verdict, count) -> counts.put(Wording.key(verdict), count));
    root.put("coverage", Wording.percent(report.coverage()));
    ArrayNode warnings = root.putArray("warnings");
    report.warnings().forEach(warning -> warnings.add(limited(warning)));
    groups(report, root.putArray("groups"));
    Evidence.Limits limits = Evidence.Limits.of(report, ROOM);
    ArrayNode results = root.putArray("results");
    report.results().forEach(result -> results.add(result(report, result, limits)));
    return write(root) + "\n";
  }

  /** A masked profile, as a report shows it. */
  static String pretty(Map<String, Object> profile) {
    return write(tree(profile));
  }

  private static void groups(RunReport report, ArrayNode groups) {
    for (ShownGroup group : ShownGroup.of(report)) {
      ObjectNode node = groups.addObject();
      node.put("headline", text(group.headline()));
      node.put("cause", text(group.cause()));
      node.put("verdict", Wording.key(group.first().verdict()));
      node.put("count", group.addresses().size());
      node.put("first", group.first().obligation().address());
      ArrayNode addresses = node.putArray("addresses");
      group.addresses().forEach(addresses::add);
    }
  }

  private static ObjectNode result(RunReport report, Result result, Evidence.Limits limits) {
    Obligation obligation = result.obligation();
    ObjectNode node = NODES.objectNode();
    node.put("address", obligation.address());
    node.put("statement", text(obligation.statement()));
    ArrayNode source = node.putArray("source");
    obligation.source().labels().forEach(source::add);
    node.put("demand", Wording.words(obligation.demand()));
    node.put("law", obligation.isInvariant());
    node.put("verdict", Wording.key(result.verdict()));
    node.put("reason", limited(result.reason()));
    node.put("tookMillis", result.took().toMillis());
    Evidence evidence = Evidence.ofFinding(result, limits);
    ArrayNode facts = node.putArray("facts");
    evidence
        .facts()
        .forEach(fact -> facts.addObject().put("key", fact.key()).put("value", text(fact.value())));
    ArrayNode exchanges = node.putArray("exchanges");
    evidence.exchanges().forEach(exchange -> exchanges.add(exchange(exchange)));
    report
        .repeat()
        .line(result, report.seed(), report.tries())
        .ifPresent(line -> node.put("repeat", text(line)));
    return node;
  }

  private static ObjectNode exchange(Evidence.MaskedExchange exchange) {
    return NODES
        .objectNode()
        .put("number", exchange.number())
        .put("request", text(exchange.request()))
        .put("answer", text(exchange.response()))
        .put("tookMillis", exchange.took().toMillis());
  }

  private static JsonNode tree(Object value) {
    if (value instanceof Map<?, ?> map) {
      ObjectNode node = NODES.objectNode();
      map.forEach((key, field) -> node.set(text(key.toString()), tree(field)));
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

  private static String limited(String text) {
    return text(SafeText.limited(text, 4 * Evidence.MAX_FACT));
  }

  private static String text(String text) {
    return SafeText.whole(text);
  }

  private static String write(JsonNode node) {
    try {
      return WRITER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not writable as JSON", e);
    }
  }

  /** Newlines are the same on every system. */
  private static DefaultPrettyPrinter indented() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
  }
}
