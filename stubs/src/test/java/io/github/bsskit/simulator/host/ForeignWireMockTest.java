package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.bsskit.simulator.testing.HeaderLine;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestKey;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A WireMock that is not ours changes the case of header values; right signatures pass. */
@Tag("http")
class ForeignWireMockTest {

  private static WireMockServer other;

  @BeforeAll
  static void start() {
    other =
        new WireMockServer(
            WireMockConfiguration.options()
                .dynamicPort()
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .extensions(new SimulatorExtension()));
    other.start();
  }

  @AfterAll
  static void stop() {
    other.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded; charset=utf-8",
        "application/x-www-form-urlencoded; charset=UTF-8",
        "application/x-www-form-urlencoded; charset=Utf-8",
        "application/x-www-form-urlencoded;charset=utf-8",
        "application/x-www-form-urlencoded;Charset=UTF-8",
        "Application/X-Www-Form-Urlencoded",
        "application/json; charset=utf-8",
        "Application/Json; Charset=Utf-8",
        "TEXT/PLAIN; CHARSET=ISO-8859-1",
        "text/xml;charset=iso-8859-1",
        "multipart/form-data; Boundary=xY"
      })
  void contentTypeInAnySpellingCanBeSigned(String type) throws Exception {
    try (RawHttp connection = RawHttp.connect(other.port())) {
      for (int call = 0; call < 3; call++) {
        assertThatIsAccepted(connection, new HeaderLine("Content-Type", type));
      }
    }
  }

  /** The later request has the value that an earlier one of its connection had. */
  @ParameterizedTest
  @CsvSource({
    "Host, Simulator:80, simulator:80",
    "Host, simulator:80, Simulator:80",
    "Host, simulator, SIMULATOR",
    "Host, a.example, A.Example",
    "Accept, application/json, Application/Json",
    "Accept, APPLICATION/JSON, application/json",
    "User-Agent, AlibabaCloud, alibabacloud"
  })
  void valueInAnotherCaseOnAKeptConnectionCanBeSigned(String name, String first, String second)
      throws Exception {
    try (RawHttp connection = RawHttp.connect(other.port())) {
      assertThatIsAccepted(connection, new HeaderLine(name, first));
      assertThatIsAccepted(connection, new HeaderLine(name, second));
      assertThatIsAccepted(connection, new HeaderLine(name, first));
    }
  }

  /** Only the case of what servers are known to change may differ from what arrived. */
  @ParameterizedTest
  @CsvSource({
    "Content-Type, application/json;charset=utf-8, application/json; charset=utf-8",
    "Content-Type, application/json;charset=utf-8, application/json;charset=utf8",
    "Content-Type, text/plain, text/html",
    "Content-Type, multipart/form-data; boundary=A, multipart/form-data; boundary=a",
    "Host, a.example, b.example",
    "Host, a.example, a.example:80",
    "Accept, application/json, application/xml",
    "x-acs-note, abc, ABC"
  })
  void otherDifferencesAreRejected(String name, String signed, String sent) throws Exception {
    try (RawHttp connection = RawHttp.connect(other.port())) {
      connection.send(new HeaderLine(name, signed).signedAs(signed, sent));
      Response response = connection.answer().orElseThrow();

      assertThat(response.outcome()).isEqualTo("400 SignatureDoesNotMatch");
    }
  }

  @Test
  void wrongSecretIsRejected() throws Exception {
    HeaderLine line = new HeaderLine("Content-Type", "application/json; charset=utf-8");
    try (RawHttp connection = RawHttp.connect(other.port())) {
      connection.send(
          line.signed(
              line.value(), StandardCharsets.UTF_8, TestKey.RESELLER.withSecret("guessed")));

      assertThat(connection.answer().orElseThrow().outcome())
          .isEqualTo("400 SignatureDoesNotMatch");
    }
  }

  @Test
  void unchangedValuesArriveInAnyOrder() throws Exception {
    List<HeaderLine> lines = HeaderLine.all();
    Collections.shuffle(lines, new Random(1));
    for (HeaderLine line : lines.subList(0, 300)) {
      boolean isMixed = !line.value().equals(line.value().toLowerCase(Locale.ROOT));
      // Without a boundary, WireMock itself fails.
      boolean isMultipart = line.value().startsWith("multipart");
      if (!isMixed && !isMultipart) {
        try (RawHttp connection = RawHttp.connect(other.port())) {
          assertThatIsAccepted(connection, line);
        }
      }
    }
  }

  private static void assertThatIsAccepted(RawHttp connection, HeaderLine line) throws Exception {
    connection.send(line.signed(line.value(), StandardCharsets.UTF_8, TestKey.RESELLER));
    Response response = connection.answer().orElseThrow();

    assertThat(response.outcome()).as(line + ": " + response.text()).isEqualTo(HeaderLine.ACCEPTED);
  }
}
