package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.HeaderLine;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.RawHttp2;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestKey;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Header values reach the gateway octet for octet, on the first and later requests of a connection:
 * a signature of V3 covers each value, and is accepted only for what was sent.
 */
@Tag("http")
class HeaderOctetsTest {

  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start(new Settings().journalSize(0).httpsPort(0));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void valuesArriveAsSentOnOneConnection(long seed) throws Exception {
    List<HeaderLine> lines = HeaderLine.all();
    Collections.shuffle(lines, new Random(seed));

    try (RawHttp connection = RawHttp.connect(simulator.port())) {
      for (HeaderLine line : lines) {
        assertThatIsAccepted(connection, line, line.value(), StandardCharsets.UTF_8);
      }
    }
  }

  @Test
  void valueOfTheFirstRequestArrivesAsSent() throws Exception {
    List<HeaderLine> lines = HeaderLine.all();
    Collections.shuffle(lines, new Random(3));

    for (HeaderLine line : lines.subList(0, 200)) {
      try (RawHttp connection = RawHttp.connect(simulator.port())) {
        assertThatIsAccepted(connection, line, line.value(), StandardCharsets.UTF_8);
      }
    }
  }

  /** The whitespace around a value is not part of it (RFC 9110, 5.5); all inside is. */
  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t", " \t "})
  void whitespaceAroundAValueIsNotPartOfIt(String around) throws Exception {
    List<HeaderLine> lines = HeaderLine.all();
    Collections.shuffle(lines, new Random(4));

    try (RawHttp connection = RawHttp.connect(simulator.port())) {
      for (HeaderLine line : lines.subList(0, 200)) {
        String sent = around + line.value() + around;
        assertThatIsAccepted(connection, line, sent, StandardCharsets.UTF_8);
      }
    }
  }

  /** A client may sign the bytes that it sends, or UTF-8 of the text that it sends as Latin-1. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
  void everyAllowedByteArrives(String charset) throws Exception {
    try (RawHttp connection = RawHttp.connect(simulator.port())) {
      for (int octet = 0x20; octet <= 0xFF; octet++) {
        if (octet != 0x7F) {
          HeaderLine line = new HeaderLine("x-acs-note", "a" + (char) octet + "b");
          assertThatIsAccepted(connection, line, line.value(), Charset.forName(charset));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void valuesArriveAsSentOverHttp2(RawHttp2.Form form) throws Exception {
    List<HeaderLine> lines = HeaderLine.all();
    Collections.shuffle(lines, new Random(5));

    try (RawHttp2 connection = RawHttp2.connect(simulator.port())) {
      for (HeaderLine line : lines) {
        // HTTP/2 has no such headers (RFC 9113, 8.2.2), and Jetty takes only ASCII from it.
        boolean isHttp1 = List.of("connection", "te").contains(line.lowerName());
        if (!isHttp1 && line.value().chars().allMatch(c -> c < 0x80)) {
          assertThat(connection.send(form, line.signedForHttp2()))
              .as(line.toString())
              .contains("\"Code\":\"ParameterError\"");
        }
      }
    }
  }

  @Test
  void valuesArriveAsSentOverHttps() throws Exception {
    List<HeaderLine> lines = HeaderLine.all();
    Collections.shuffle(lines, new Random(6));

    try (RawHttp connection = RawHttp.connectWithTls(simulator.httpsPort())) {
      for (HeaderLine line : lines.subList(0, 300)) {
        assertThatIsAccepted(connection, line, line.value(), StandardCharsets.UTF_8);
      }
    }
  }

  @Test
  void valuesArriveAsSentThroughWireMock() throws Exception {
    List<HeaderLine> lines = HeaderLine.all();
    Collections.shuffle(lines, new Random(7));

    try (BssSimulator slow = BssSimulator.start(new Settings().journalSize(0).fastLane(false));
        RawHttp connection = RawHttp.connect(slow.port())) {
      for (HeaderLine line : lines) {
        assertThatIsAccepted(connection, line, line.value(), StandardCharsets.UTF_8);
      }
    }
  }

  @Test
  void valueThatIsSignedInAnotherCaseIsRejected() throws Exception {
    try (RawHttp connection = RawHttp.connect(simulator.port())) {
      for (HeaderLine line :
          List.of(
              new HeaderLine("Content-Type", "application/json;charset=utf-8"),
              new HeaderLine("Host", "a.example"),
              new HeaderLine("Accept", "application/json"))) {
        byte[] request = line.signedAs(line.value().toUpperCase(Locale.ROOT), line.value());
        connection.send(request);
        Response response = connection.answer().orElseThrow();

        assertThat(response.outcome()).isEqualTo("400 SignatureDoesNotMatch");
        assertThat(response.member("Message"))
            .contains("\n" + line.lowerName() + ":" + line.value() + "\n");
      }
    }
  }

  @Test
  void authorizationArrivesAsSent() throws Exception {
    HeaderLine line = new HeaderLine("x-acs-note", "a");
    TestKey unknown = new TestKey("TESTID", "testsecret", "");
    try (RawHttp connection = RawHttp.connect(simulator.port())) {
      for (int round = 0; round < 2; round++) {
        assertThatIsAccepted(connection, line, "a", StandardCharsets.UTF_8);
        connection.send(line.signed("a", StandardCharsets.UTF_8, unknown));
        assertThat(connection.answer().orElseThrow().outcome())
            .isEqualTo("404 InvalidAccessKeyId.NotFound");
      }
    }
  }

  private static void assertThatIsAccepted(
      RawHttp connection, HeaderLine line, String sent, Charset charset) throws Exception {
    connection.send(line.signed(sent, charset, TestKey.RESELLER));
    Response response = connection.answer().orElseThrow();

    assertThat(response.outcome()).as(line + ": " + response.text()).isEqualTo(HeaderLine.ACCEPTED);
  }
}
