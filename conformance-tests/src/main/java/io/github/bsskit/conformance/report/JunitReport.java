package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.target.SafeText;
import java.io.StringWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Renders a run as a test suite in the XML format of Maven Surefire, which build servers read. */
public final class JunitReport {

  private static final String NAME = "bss-conformance";

  /** Characters of all exchanges together. */
  private static final int ROOM = 2_000_000;

  private final XMLStreamWriter xml;
  private final RunReport report;
  private final Evidence.Limits limits;

  private JunitReport(XMLStreamWriter xml, RunReport report) {
    this.xml = xml;
    this.report = report;
    this.limits = Evidence.Limits.of(report, ROOM);
  }

  /** The XML with a final newline. */
  public static String render(RunReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      new JunitReport(xml, report).suite();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return text.append('\n').toString();
  }

  private void suite() throws XMLStreamException {
    Map<Verdict, Integer> counts = report.counts();
    int skipped = counts.get(Verdict.NOT_EXERCISED) + counts.get(Verdict.KNOWN);
    start(0, "testsuite");
    attribute("name", NAME);
    attribute("time", seconds(report.took()));
    attribute("tests", report.results().size());
    attribute("errors", counts.get(Verdict.ERROR));
    attribute("skipped", skipped);
    attribute("failures", counts.get(Verdict.FAILED));
    properties();
    for (Result result : report.results()) {
      testcase(result);
    }
    end(0);
  }

  private void properties() throws XMLStreamException {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("kit", report.build().version());
    properties.put("contract", report.build().contract());
    properties.put("target", report.target());
    properties.put("seed", report.seed());
    properties.put("tries", report.tries());
    properties.put("started", report.started());
    properties.put("exchanges", report.exchanges());
    properties.put("coverage", Wording.percent(report.coverage()));
    for (int i = 0; i < report.warnings().size(); i++) {
      properties.put(
          "warning" + (i == 0 ? "" : "." + (i + 1)),
          SafeText.limited(report.warnings().get(i), Evidence.MAX_FACT));
    }
    start(1, "properties");
    for (Map.Entry<String, Object> property : properties.entrySet()) {
      start(2, "property");
      attribute("name", property.getKey());
      attribute("value", property.getValue());
      xml.writeEndElement();
    }
    end(1);
  }

  private void testcase(Result result) throws XMLStreamException {
    start(1, "testcase");
    attribute("name", result.obligation().address());
    attribute("classname", NAME + "." + result.obligation().group());
    attribute("time", seconds(result.took()));
    switch (result.verdict()) {
      case PASSED -> {}
      case FAILED -> outcome("failure", result, true);
      case ERROR -> outcome("error", result, true);
      case NOT_EXERCISED, KNOWN -> outcome("skipped", result, false);
      case OBSERVED -> observed(result);
    }
    if (result.verdict() == Verdict.PASSED) {
      xml.writeEndElement();
    } else {
      end(1);
    }
  }

  private void outcome(String element, Result result, boolean typed) throws XMLStreamException {
    Evidence evidence = Evidence.of(result, limits);
    start(2, element);
    attribute(
        "message",
        FindingOrder.isFinding(result)
            ? evidence.line()
            : result.verdict().words()
                + ": "
                + SafeText.limited(result.reason(), Evidence.MAX_FACT));
    if (typed) {
      attribute("type", Wording.key(result.verdict()));
    }
    if (FindingOrder.isFinding(result)) {
      xml.writeCharacters(SafeText.block(text(result, evidence)));
    }
    xml.writeEndElement();
  }

  private void observed(Result result) throws XMLStreamException {
    start(2, "system-out");
    xml.writeCharacters(
        SafeText.block("observed: " + SafeText.limited(result.reason(), Evidence.MAX_FACT)));
    xml.writeEndElement();
  }

  private String text(Result result, Evidence evidence) {
    return FindingText.of(
        result, evidence, report.repeat().line(result, report.seed(), report.tries()));
  }

  private void start(int depth, String element) throws XMLStreamException {
    line(depth);
    xml.writeStartElement(element);
  }

  private void end(int depth) throws XMLStreamException {
    line(depth);
    xml.writeEndElement();
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private void attribute(String name, Object value) throws XMLStreamException {
    xml.writeAttribute(name, SafeText.line(value.toString()));
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%d.%03d", took.toSeconds(), took.toMillisPart());
  }
}
