package io.github.bsskit.conformance.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.obligation.CoverageTable.Column;
import io.github.bsskit.conformance.obligation.CoverageTable.Row;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.Rulebook;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageTableTest {

  private static final Profile.Wire WIRE =
      new Profile.Wire(
          Profile.WireForm.RPC, List.of("V3", "V1"), true, false, List.of("JSON", "XML"));
  private static final List<Obligation> ALL = Obligations.of(Rulebook.load(), WIRE);
  private static final CoverageTable TABLE = CoverageTable.of(ALL, WIRE);

  @Test
  void everyEmptyCellHasAReason() {
    assertThat(TABLE.rows())
        .filteredOn(row -> !row.unexplained().isEmpty())
        .extracting(row -> row.fact() + " " + row.unexplained())
        .isEmpty();
  }

  @Test
  void everyReasonIsUsed() {
    Set<String> used = new HashSet<>();
    TABLE.rows().forEach(row -> Stream.of(Column.values()).map(row::cell).forEach(used::add));

    assertThat(used).containsAll(TABLE.reasons().stream().map(CoverageReason::mark).toList());
  }

  /** Without the variants, these facts would be tried in the default way only. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreateResellerUserQuota/Amount/missing",
        "CreateResellerUserQuota/caller/NotApplicable",
        "CreateResellerUserQuota/sequence/repeat",
        "CreateResourcePackage/OwnerId/foreign",
        "CreateResourcePackage/PackageType/not-on-sale",
        "CreateResourcePackage/caller/IdMissing",
        "gateway/key/expired",
        "gateway/nonce/used-by-another-call",
        "gateway/signature/wrong-secret",
        "gateway/time/hour-old",
        "gateway/version/another"
      })
  void isTriedInEveryWay(String fact) {
    Row row = TABLE.rows().stream().filter(one -> one.fact().equals(fact)).findAny().orElseThrow();

    assertThat(row.tried())
        .containsKeys(
            Column.V1,
            Column.V3,
            Column.GET,
            Column.POST,
            Column.QUERY,
            Column.FORM,
            Column.BOTH,
            Column.JSON,
            Column.XML,
            Column.NEW,
            Column.USED);
  }

  /** Each pair of signature, placement, format and connection occurs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreateResourcePackage/variant/caller/NotAuthorized",
        "CreateResellerUserQuota/variant/signature/wrong-secret"
      })
  void pairsAreTried(String rule) {
    Set<Set<String>> pairs = new HashSet<>();
    ALL.stream()
        .filter(obligation -> obligation.matches(rule))
        .map(obligation -> obligation.address().substring(rule.length() + 1).split("/"))
        .forEach(
            names -> {
              for (int i = 0; i < 4; i++) {
                for (int j = i + 1; j < 4; j++) {
                  pairs.add(Set.of(names[i], names[j]));
                }
              }
            });

    // 2 signatures, 4 placements, 2 formats, 2 connections
    assertThat(pairs).hasSize(2 * 4 + 2 * 2 + 2 * 2 + 4 * 2 + 4 * 2 + 2 * 2);
  }

  @Test
  void thoroughTriesAllCombinations() {
    List<Obligation> thorough = Obligations.of(Rulebook.load(), WIRE, true);
    String rule = "CreateResourcePackage/variant/caller/NotAuthorized";

    assertThat(thorough).filteredOn(one -> one.matches(rule)).hasSize(2 * 4 * 2 * 2);
    assertThat(thorough.stream().map(Obligation::address).toList())
        .containsAll(ALL.stream().map(Obligation::address).toList());
  }
}
