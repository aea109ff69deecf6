package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.QuotaLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kit's jar under default locales with other digits, calendars and cases: no difference. */
@Timeout(300)
class LocaleIT {

  private static final String JAR = Path.of("..", "target", "bss-conformance.jar").toString();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  private static final String ENGLISH = "-Duser.language=en -Duser.country=US";
  private static final List<String> OTHERS =
      List.of(
          "-Duser.language=ar -Duser.country=EG",
          "-Duser.language=th -Duser.country=TH -Duser.extensions=u-nu-thai",
          "-Duser.language=tr -Duser.country=TR");

  private static final Pattern OTHER_DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");
  private static final Pattern TIMES =
      Pattern.compile(
          "[0-9-]{10}T[0-9:.]+Z|\"tookMillis\" : [0-9]+|time=\"[0-9]+\\.[0-9]{3}\""
              + "|<dd>[0-9]+\\.[0-9] s</dd>");

  @TempDir private Path directory;

  private Ended kit(String locale, String... args) throws Exception {
    List<String> words = new ArrayList<>(List.of(JAVA));
    words.addAll(List.of(locale.split(" ")));
    words.addAll(List.of("-jar", JAR));
    words.addAll(List.of(args));
    return Ended.run(directory, Map.of(), words);
  }

  @Test
  void reportsAreTheSame() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      List<String> english = reports(ENGLISH, simulator);
      for (String locale : OTHERS) {
        assertThat(reports(locale, simulator)).as(locale).isEqualTo(english);
      }
    }
  }

  /** The reports of a run without times, and the texts that the target stored. */
  private List<String> reports(String locale, BssSimulator simulator) throws Exception {
    simulator.reset();
    Path folder = directory.resolve("reports");
    String[] args = {
      simulator.url().toString(),
      "--seed",
      "5",
      "--only",
      "CreateResellerUserQuota/OutBizId",
      "--report",
      folder.toString()
    };

    Ended kit = kit(locale, args);

    assertThat(kit.exit()).as(kit.out() + kit.err()).isZero();
    assertThat(kit.out()).doesNotContainPattern(OTHER_DIGIT);
    List<String> texts =
        new ArrayList<>(
            simulator.ledgers().stream()
                .map(QuotaLedger::outBizId)
                .flatMap(Optional::stream)
                .toList());
    assertThat(texts).hasSizeGreaterThan(3).noneMatch(OTHER_DIGIT.asPredicate());
    for (String report : List.of("report.json", "report.html", "junit.xml")) {
      texts.add(withoutTimes(folder.resolve(report)));
    }
    return texts;
  }

  private static String withoutTimes(Path report) throws IOException {
    return TIMES.matcher(Files.readString(report)).replaceAll("TIME");
  }

  @Test
  void listIsTheSame() throws Exception {
    String english = kit(ENGLISH, "--list").out();

    assertThat(english).contains("OutBizId");
    assertThat(kit(OTHERS.get(0), "--list").out()).isEqualTo(english);
    assertThat(kit(OTHERS.get(2), "--list").out()).isEqualTo(english);
  }
}
