package io.github.bsskit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitReportTest {

  @Test
  void matchesTheSchema() throws Exception {
    validate(JunitReport.render(ReportFixture.mixed()));
    validate(JunitReport.render(ReportFixture.of()));
  }

  @Test
  void isOneSuiteWithOneTestcasePerObligation() {
    RunReport report =
        ReportFixture.of(
            ReportFixture.passed("CreateResourcePackage/call/valid"),
            ReportFixture.known(),
            ReportFixture.notExercised("gateway/x", "keys.sts: the profile names no such key"));

    assertThat(JunitReport.render(report))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="bss-conformance" time="65.432" tests="3" errors="0" skipped="2" failures="0">
              <properties>
                <property name="kit" value="0.1.0"></property>
                <property name="contract" value="CONTRACT"></property>
                <property name="target" value="http://127.0.0.1:8080"></property>
                <property name="seed" value="-7000000000000000001"></property>
                <property name="tries" value="100"></property>
                <property name="started" value="2026-11-22T08:00:00Z"></property>
                <property name="exchanges" value="1234"></property>
                <property name="coverage" value="66.6"></property>
              </properties>
              <testcase name="CreateResourcePackage/call/valid" classname="bss-conformance.CreateResourcePackage" time="0.005"></testcase>
              <testcase name="CreateResourcePackage/Duration/malformed/sign" classname="bss-conformance.CreateResourcePackage" time="0.012">
                <skipped message="expected 400 DurationInvalid, but was 200 Success, known ticket 4711 | `later`">Statement of CreateResourcePackage/Duration/malformed/sign: a &lt; b &amp; "c" | `d`. (S2)
            expected: 400 DurationInvalid
            but was: 200 Success
            known: ticket 4711 | `later`
            repeat: bss-conformance call CreateResourcePackage ProductCode=ossbag Duration=0 \
            --profile 'my profile.yaml'

            exchange 17, request:
            POST /?Action=CreateResourcePackage&amp;SecurityToken=***
            x-acs-version: 2017-12-14

            Duration=0

            exchange 17, response:
            HTTP 200
            Content-Type: application/json

            {"Code":"Success"}
            </skipped>
              </testcase>
              <testcase name="gateway/x" classname="bss-conformance.gateway" time="0.005">
                <skipped message="not exercised: keys.sts: the profile names no such key"></skipped>
              </testcase>
            </testsuite>
            """
                .replace("CONTRACT", "ab".repeat(32)));
  }

  @Test
  void distinguishesFailuresAndErrors() throws Exception {
    Document report =
        read(JunitReport.render(ReportFixture.of(ReportFixture.failed(), ReportFixture.error())));

    Element failure = (Element) report.getElementsByTagName("failure").item(0);
    Element error = (Element) report.getElementsByTagName("error").item(0);

    assertThat(failure.getAttribute("message"))
        .isEqualTo("expected 400 DurationInvalid, but was 200 Success");
    assertThat(failure.getAttribute("type")).isEqualTo("failed");
    assertThat(error.getAttribute("message")).isEqualTo("error java.net.SocketException: reset");
    assertThat(report.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    assertThat(report.getDocumentElement().getAttribute("errors")).isEqualTo("1");
  }

  @Test
  void charactersThatXmlForbidsAreReplaced() throws Exception {
    Document report =
        read(
            JunitReport.render(
                ReportFixture.of(ReportFixture.observed(), ReportFixture.violatedInvariant())));

    assertThat(report.getElementsByTagName("system-out").item(0).getTextContent())
        .isEqualTo("observed: 400 <i>\ufffd ]]> &amp; \ud83d\ude00");
    assertThat(report.getElementsByTagName("failure").item(0).getTextContent())
        .endsWith("<&\"'|` \ufffd\ufffd[2J\n\ud83d\ude00 \ufffd ***\ufffd</pre>\n");
  }

  private static void validate(String xml) throws Exception {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(JunitReportTest.class.getResource("junit-report.xsd"));
    schema.newValidator().validate(new StreamSource(new StringReader(xml)));
  }

  private static Document read(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
