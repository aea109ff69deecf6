package io.github.bsskit.conformance;

import io.github.bsskit.conformance.obligation.Obligation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads which obligations are known to fail, each on a line: its address, then the reason. */
final class ExpectedFailures {

  private ExpectedFailures() {}

  /**
   * Reads them.
   *
   * @throws UsageException naming every line with something wrong
   */
  static Map<String, String> read(String name, String text, List<Obligation> known) {
    Map<String, String> failures = new LinkedHashMap<>();
    List<String> mistakes = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#")) {
        continue;
      }
      String[] parts = content.split("\\s+", 2);
      String place = name + ": line " + number + ": ";
      if (known.stream().noneMatch(obligation -> obligation.address().equals(parts[0]))) {
        mistakes.add(
            place + "there is no obligation " + parts[0] + "; --list prints all addresses");
      } else if (parts.length < 2) {
        mistakes.add(place + parts[0] + " has no reason; write one behind the address");
      } else if (failures.put(parts[0], parts[1]) != null) {
        mistakes.add(place + parts[0] + " is listed twice; take one line away");
      }
    }
    if (!mistakes.isEmpty()) {
      throw new UsageException(String.join("\n", mistakes));
    }
    return failures;
  }
}
