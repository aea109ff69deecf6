package io.github.bsskit.conformance;

import io.github.bsskit.conformance.obligation.Obligation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads known failures, one per line: address, then reason. */
final class ExpectedFailures {

  private ExpectedFailures() {}

  /**
   * Reads the file.
   *
   * @return reasons by address
   * @throws UsageException with every invalid line
   */
  static Map<String, String> read(String name, String text, List<Obligation> known) {
    Map<String, String> failures = new LinkedHashMap<>();
    List<String> errors = new ArrayList<>();
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
        errors.add(
            place + "unknown obligation " + parts[0] + "; use --list to print all addresses");
      } else if (parts.length < 2) {
        errors.add(place + parts[0] + " has no reason; write one after the address");
      } else if (failures.put(parts[0], parts[1]) != null) {
        errors.add(place + parts[0] + " is listed twice; remove one line");
      }
    }
    if (!errors.isEmpty()) {
      throw new UsageException(errors);
    }
    return failures;
  }
}
