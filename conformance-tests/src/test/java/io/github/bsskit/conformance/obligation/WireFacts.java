package io.github.bsskit.conformance.obligation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The facts of all calls: wire format and signatures. */
final class WireFacts {

  private final SpecFacts spec;
  private final List<Fact> all = new ArrayList<>();

  private WireFacts(SpecFacts spec) {
    this.spec = spec;
  }

  static List<Fact> of(Map<String, Object> wire, SpecFacts spec) {
    WireFacts facts = new WireFacts(spec);
    facts.wire(wire);
    return facts.all;
  }

  static List<Fact> ofSignature(Map<String, Object> row, SpecFacts spec) {
    WireFacts facts = new WireFacts(spec);
    facts.signature(row);
    return facts.all;
  }

  private void wire(Map<String, Object> wire) {
    for (String key : wire.keySet()) {
      switch (key) {
        case "version" -> all.add(Fact.at("x-wire/version", "gateway/version/*/another"));
        case "path" -> all.add(Fact.at("x-wire/path", "*/call/valid"));
        case "methods", "parameters", "formats" ->
            ((List<?>) wire.get(key)).forEach(value -> everyStyle(key, value.toString()));
        default -> spec.unless(SpecFacts.NO_FACT, "x-wire", key);
      }
    }
  }

  private void everyStyle(String key, String value) {
    for (String operation : spec.operations().keySet()) {
      String style = operation + "/style/*/";
      String address =
          switch (key + " " + value) {
            case "parameters both" -> style + "POST-split/*";
            default ->
                switch (key) {
                  case "methods" -> style + value + "-*/*";
                  case "parameters" -> style + "*-" + value + "/*";
                  default -> style + "*/" + value;
                };
          };
      all.add(Fact.at("x-wire/" + key + "/" + value, address));
    }
  }

  private void signature(Map<String, Object> row) {
    Object name = row.get("name");
    String place = "x-signatures/" + name;
    for (String operation : spec.operations().keySet()) {
      all.add(Fact.at(place, operation + "/style/" + name + "/*"));
    }
    for (String key : row.keySet()) {
      switch (key) {
        case "algorithm" ->
            all.add(
                Fact.at(place + "/algorithm", "gateway/signature/" + name + "/unknown-method")
                    .and(Fact.rejects("gateway/signature/" + name + "/wrong-secret")));
        case "signatureVersion" ->
            all.add(Fact.at(place + "/signatureVersion", "*/style/" + name + "/*"));
        case "windowMinutes" -> window(place, "gateway/time/" + name, (int) row.get(key));
        default -> spec.unless(SpecFacts.NO_FACT, place, key);
      }
    }
  }

  /** A window between ten minutes and an hour accepts ten minutes and rejects an hour. */
  private void window(String place, String time, int minutes) {
    Fact fact =
        minutes > 10 && minutes < 60
            ? Fact.at(place + "/windowMinutes", time + "/ten-minutes-old")
                .and(Fact.rejects(time + "/hour-old"))
                .and(Fact.rejects(time + "/hour-ahead"))
            : Fact.unknown(place + "/windowMinutes");
    all.add(fact);
  }
}
