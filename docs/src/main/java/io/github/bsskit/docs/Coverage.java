package io.github.bsskit.docs;

import io.github.bsskit.conformance.obligation.CoverageTable;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Obligations;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.rulebook.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every fact of the spec, with the checks that test it. */
public final class Coverage {

  private static final Profile.Wire EVERYTHING =
      new Profile.Wire(
          Profile.WireForm.RPC, List.of("V3", "V1"), true, true, List.of("JSON", "XML"));

  private final List<Obligation> checks;
  private final List<Fact> facts = new ArrayList<>();

  Coverage(Rulebook rulebook) {
    checks = Obligations.of(rulebook, EVERYTHING);
    ObligationIndex index = new ObligationIndex(checks);
    Source signing =
        rulebook.signatures().stream()
            .map(Rulebook.SignatureRule::source)
            .reduce(Source::and)
            .orElse(Source.INTERPRETATION);
    rulebook
        .operations()
        .forEach(operation -> facts.addAll(OperationFacts.of(operation, signing, index)));
    facts.addAll(GatewayFacts.of(rulebook, index));
  }

  /** How often each rule is tried in each way of calling. */
  public CoverageTable ways() {
    return CoverageTable.of(checks, EVERYTHING);
  }

  /** The ways of calling. */
  public List<CoverageTable.Column> columns() {
    return List.of(CoverageTable.Column.values());
  }

  /** All facts, in the order of the spec. */
  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  /** The facts of a page. */
  public List<Fact> of(String page) {
    return facts.stream().filter(fact -> fact.page().equals(page)).toList();
  }

  /** The facts at one place of a page. */
  public List<Fact> at(String page, String anchor) {
    return of(page).stream().filter(fact -> fact.anchor().equals(anchor)).toList();
  }

  /** The distinct checks of the facts at one place. */
  public List<Obligation> checksAt(String page, String anchor) {
    return at(page, anchor).stream().flatMap(fact -> fact.checks().stream()).distinct().toList();
  }

  /** All checks, by the first two parts of their addresses. */
  public Map<String, List<Obligation>> groups() {
    Map<String, List<Obligation>> groups = new LinkedHashMap<>();
    for (Obligation check : checks) {
      String[] parts = check.address().split("/");
      groups.computeIfAbsent(parts[0] + "/" + parts[1], key -> new ArrayList<>()).add(check);
    }
    return groups;
  }
}
