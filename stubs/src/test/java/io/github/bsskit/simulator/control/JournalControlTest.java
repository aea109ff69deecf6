package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The journal can be asked for over the control API, all of it, some of it or one entry. */
@Tag("http")
class JournalControlTest {

  private static final String JOURNAL = "/__admin/bss/journal";

  private static BssSimulator simulator;
  private static ControlCaller control;

  @BeforeAll
  static void start() {
    simulator = TestSimulators.start();
    control = new ControlCaller(simulator.url());
  }

  @BeforeEach
  void forget() {
    simulator.reset();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void filtersNarrowTheList() throws Exception {
    TestCall.quota("V3").send(simulator.url());
    TestCall.resourcePackage("V3").with("Duration", "x").send(simulator.url());
    TestCall.resourcePackage("V3").key(TestKey.AGENCY).send(simulator.url());
    simulator.faults().on("CreateResourcePackage").returnError("InternalError");
    TestCall.resourcePackage("V3").send(simulator.url());

    assertThat(numbers("")).isEqualTo("1 2 3 4");
    assertThat(numbers("?action=CreateResourcePackage")).isEqualTo("2 3 4");
    assertThat(numbers("?key=agencyid")).isEqualTo("3");
    assertThat(numbers("?code=InternalError")).isEqualTo("4");
    assertThat(numbers("?verdict=carried-out")).isEqualTo("1");
    assertThat(numbers("?violations=true")).isEqualTo("2 3");
    assertThat(numbers("?since=2&action=CreateResourcePackage")).isEqualTo("3 4");
    assertThat(numbers("?limit=2")).isEqualTo("3 4");
    assertThat(numbers("?cursor=0&limit=2")).isEqualTo("1 2");
    assertThat(numbers("?cursor=0&limit=2&action=CreateResourcePackage")).isEqualTo("2 3");
  }

  @Test
  void aReaderThatFollowsTheCursorSeesEachCallOnce() throws Exception {
    for (int i = 0; i < 5; i++) {
      TestCall.resourcePackage("V3").send(simulator.url());
    }
    String first = cursor("0", "1 2");
    String second = cursor(first, "3 4");
    String third = cursor(second, "5");
    assertThat(cursor(third, "")).isEqualTo(third);

    TestCall.resourcePackage("V3").send(simulator.url());
    String fourth = cursor(third, "6");

    simulator.reset();
    TestCall.resourcePackage("V3").send(simulator.url());
    cursor(fourth, "1");
  }

  @Test
  void aListHasTheCursorToGoOnFrom() throws Exception {
    TestCall.resourcePackage("V3").send(simulator.url());
    String cursor = cursorIn(control.get(JOURNAL));
    TestCall.resourcePackage("V3").send(simulator.url());

    cursor(cursor, "2");
  }

  @ParameterizedTest
  @CsvSource({
    "?cursor=x,               'invalid cursor \"x\": use 0 for the first page, and then the cursor"
        + " of the page before'",
    "?cursor=1-x,             'invalid cursor'",
    "?cursor=0&since=3,       'cursor together with since'",
    "?cursor=0&limit=0,       'use cursor with a limit of at least 1'"
  })
  void rejectsCursorsThatDoNotFit(String query, String problem) throws Exception {
    Response response = control.get(JOURNAL + query);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.text().replace("\\", "")).contains(problem);
  }

  /** Reads the page after a cursor, with two calls at most, and returns its cursor. */
  private static String cursor(String after, String expected) throws Exception {
    String query = "?limit=2&cursor=" + after;
    assertThat(numbers(query)).isEqualTo(expected);
    return cursorIn(control.get(JOURNAL + query));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ?verdict=bad     | invalid verdict "bad": use one of carried-out, refused, fault
          ?violations=yes  | invalid violations "yes": use one of true, false
          ?since=yesterday | invalid since "yesterday": use an integer from 0
          ?limit=-1        | invalid limit "-1": use an integer from 0
          ?key=nobody      | invalid key "nobody": use an access key of this world
          ?colour=red      | unknown parameter "colour": use action, key, code, verdict, violations, since, cursor, limit
          """)
  void invalidFilterIsRejected(String query, String detail) throws Exception {
    Response response = control.get(JOURNAL + query);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.member("detail")).isEqualTo(detail);
  }

  @Test
  void oneEntryCanBeAskedForAndAllForgotten() throws Exception {
    TestCall.quota("V3").with("Amount", "").send(simulator.url());

    assertThat(control.get(JOURNAL + "/1").member("code")).isEqualTo("ParameterError");
    assertThat(control.get(JOURNAL + "/2").status()).isEqualTo(404);
    assertThat(control.delete(JOURNAL).status()).isEqualTo(204);
    assertThat(control.get(JOURNAL).member("total")).isEqualTo("0");
  }

  private static String cursorIn(Response list) {
    return list.text().replaceFirst("(?s).*\"cursor\" *: *\"([^\"]*)\".*", "$1");
  }

  private static String numbers(String query) throws Exception {
    String list = control.get(JOURNAL + query).text();
    return String.join(
        " ",
        Pattern.compile("\"number\":([0-9]+)")
            .matcher(list)
            .results()
            .map(match -> match.group(1))
            .toList());
  }
}
